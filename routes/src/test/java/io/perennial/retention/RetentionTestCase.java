package io.perennial.retention;

import io.perennial.connector.testkit.FakeConnector;
import io.perennial.connector.testkit.FakeVendor;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A store whose past grows old. */
abstract class RetentionTestCase {

  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  final SettableClock clock = new SettableClock(NOW);

  final TestApplication perennial =
      TestApplication.on(TestDatabase.create(), clock)
          .connection(
              new FakeConnector(new FakeVendor("crm"), List.of("accounts"), 10),
              "fake",
              "accounts: { becomes: account, fields: { name: { from: Name } } }")
          .start();

  @AfterEach
  void stop() {
    perennial.close();
  }

  void sql(String sql) {
    perennial.store().sql(sql).update();
  }

  void apply() {
    perennial.bean(Retention.class).apply();
  }

  List<String> texts(String sql) {
    return perennial.store().sql(sql).query(String.class).list();
  }
}
