package io.perennial.connector.testkit;

import io.perennial.connector.target.FieldWriter;
import java.util.List;
import java.util.Map;

/** The fake keeps the promises that it stands in for. */
class FakeWriterTest extends FieldWriterContract {

  private final FakeVendor vendor = new FakeVendor("fake");

  FakeWriterTest() {
    ids().forEach(id -> vendor.put("accounts", id, Map.of("Name", "Acme")));
  }

  @Override
  protected FieldWriter writer() {
    return new FakeConnector(vendor, List.of("accounts"), 200).writer().orElseThrow();
  }

  @Override
  protected String target() {
    return "accounts";
  }

  @Override
  protected String field() {
    return "Score";
  }

  @Override
  protected List<String> ids() {
    return List.of("A1", "A2", "A3");
  }

  @Override
  protected String missingId() {
    return "A9";
  }
}
