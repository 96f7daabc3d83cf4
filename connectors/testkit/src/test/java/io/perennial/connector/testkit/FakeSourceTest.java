package io.perennial.connector.testkit;

import io.perennial.connector.source.Selection;
import io.perennial.connector.source.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fake keeps the promises that it stands in for. */
class FakeSourceTest extends SourceContract {

  private final FakeVendor vendor = new FakeVendor("fake");

  FakeSourceTest() {
    for (int i = 0; i < 7; i++) {
      vendor.put("accounts", "A" + i, Map.of("Name", "Acme " + i));
    }
  }

  @Override
  protected Source source() {
    return new FakeConnector(vendor, List.of("accounts"), 3).source();
  }

  @Override
  protected Selection selection() {
    return Selection.of("accounts", List.of("Name"));
  }

  @Override
  protected int size() {
    return 7;
  }

  @Override
  protected String changeOne() {
    vendor.put("accounts", "A3", Map.of("Name", "Changed"));
    return "A3";
  }

  @Override
  protected String deleteOne() {
    vendor.delete("accounts", "A4", Optional.empty());
    return "A4";
  }

  @Override
  protected String spoilOne() {
    vendor.spoil("accounts", "A5");
    return "A5";
  }
}
