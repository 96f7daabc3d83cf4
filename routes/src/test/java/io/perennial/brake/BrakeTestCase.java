package io.perennial.brake;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.testkit.FakeConnector;
import io.perennial.connector.testkit.FakeVendor;
import io.perennial.ledger.Target;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Three hundred customers who are shown as healthy. */
abstract class BrakeTestCase {

  static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");
  static final Target ACCOUNT = new Target(new ConnectionName("crm"), "accounts", "accounts");

  final TestApplication perennial =
      TestApplication.on(TestDatabase.create(), new SettableClock(NOW))
          .connection(
              new FakeConnector(new FakeVendor("crm"), List.of("accounts"), 3),
              "fake",
              """
              accounts:
                becomes: account
                fields:
                  name: { from: Name, as: trim }
              """)
          .start();

  @BeforeEach
  void publish() {
    sql(
        """
        insert into customer (connection, account_id, name, since)
        select 'crm', 'A' || n, 'Acme ' || n, now() from generate_series(1, 300) n
        """);
    sql(
        """
        insert into target_value (connection, object, id, customer, desired, seen, ours, pending)
        select 'crm', 'accounts', account_id, id, shown, shown, shown, false
        from customer, (select '{"Band": "healthy", "ARR": 5}'::jsonb as shown) value
        """);
  }

  @AfterEach
  void stop() {
    perennial.close();
  }

  void sql(String statement) {
    perennial.store().sql(statement).update();
  }
}
