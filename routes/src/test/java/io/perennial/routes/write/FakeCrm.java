package io.perennial.routes.write;

import io.perennial.connector.target.FieldSchema;
import io.perennial.connector.target.FieldType;
import io.perennial.connector.target.ObjectSchema;
import io.perennial.connector.testkit.FakeConnector;
import io.perennial.connector.testkit.FakeVendor;
import io.perennial.database.DatabaseSettings;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.turn.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The program with a CRM in memory, into whose accounts one field is written. */
final class FakeCrm implements AutoCloseable {

  private static final String MAPPING =
      """
      accounts:
        becomes: account
        fields:
          name: { from: Name, as: trim }
      """;

  private static final String WRITE_BACK =
      """
      fake:
        naming: "{prefix}{name}"
        objects:
          accounts:
            of: account
            fields:
              Flag: { value: renewal.flag, type: text, length: 20, label: %s, help: "How near it is." }
      """;

  private final TestApplication perennial;
  private final SettableClock clock;

  private FakeCrm(TestApplication perennial, SettableClock clock) {
    this.perennial = perennial;
    this.clock = clock;
  }

  /**
   * Starts it on a database, which may hold what it did before.
   *
   * @param length of the field at the vendor
   * @param label of the field in what we write
   */
  static FakeCrm start(DatabaseSettings database, FakeVendor vendor, int length, String label) {
    SettableClock clock = new SettableClock(Instant.parse("2026-06-30T12:00:00Z"));
    ObjectSchema schema =
        new ObjectSchema(
            "accounts",
            new TreeMap<>(
                Map.of(
                    "Name", text("Name", 80), "Perennial_Flag", text("Perennial_Flag", length))));
    return new FakeCrm(
        TestApplication.on(database, clock)
            .connection(
                new FakeConnector(vendor, List.of("accounts"), 200).describing(schema),
                "fake",
                MAPPING)
            .writeBack(WRITE_BACK.formatted(label))
            .start(),
        clock);
  }

  private static FieldSchema text(String name, int length) {
    return new FieldSchema(name, name, FieldType.TEXT, length, 0, true, List.of(), false);
  }

  Report sync() {
    return perennial.sync();
  }

  void later() {
    later(Duration.ofMinutes(5));
  }

  void later(Duration time) {
    clock.advance(time);
  }

  <T> T bean(Class<T> type) {
    return perennial.bean(type);
  }

  @Override
  public void close() {
    perennial.close();
  }
}
