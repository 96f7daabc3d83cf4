package io.perennial.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.testkit.FakeConnector;
import io.perennial.connector.testkit.FakeVendor;
import io.perennial.database.DatabaseSettings;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.turn.Report;
import io.perennial.work.Runs.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TurnTest {

  private static final String ACCOUNTS =
      """
      accounts:
        becomes: account
        fields:
          name: { from: Name, as: trim }
      """;

  private final FakeVendor crm = new FakeVendor("crm");
  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-30T12:00:00Z"));

  @Test
  void sync_makesACustomerOfEachAccount() {
    for (int i = 0; i < 7; i++) {
      crm.put("accounts", "A" + i, Map.of("Name", "Acme " + i));
    }

    try (TestApplication perennial =
        TestApplication.on(TestDatabase.create(), clock)
            .connection(new FakeConnector(crm, List.of("accounts"), 3), "fake", ACCOUNTS)
            .start()) {
      Report report = perennial.sync();

      assertThat(report.problems()).isEmpty();
      assertThat(report.status()).isEqualTo(Status.COMPLETE);
      assertThat(report.customers()).isEqualTo(7);
      assertThat(report.connection("crm").read()).containsEntry("accounts", 7);
    }
  }

  @Test
  void sync_mapsStoredRecordsAgainWhenTheirRulesChange() {
    crm.put("accounts", "A1", Map.of("Name", "Acme"));
    DatabaseSettings database = TestDatabase.create();
    try (TestApplication perennial = start(database, ACCOUNTS)) {
      perennial.sync();
    }

    try (TestApplication perennial = start(database, ACCOUNTS.replace("trim", "upper"))) {
      Report report = perennial.sync();

      assertThat(report.connection("crm").read()).containsEntry("accounts", 0);
      assertThat(perennial.store().sql("select name from customer").query(String.class).single())
          .isEqualTo("ACME");
      assertThat(report.scored()).isEqualTo(1);
      assertThat(perennial.sync().scored()).as("once is enough").isZero();
    }
  }

  private TestApplication start(DatabaseSettings database, String mapping) {
    return TestApplication.on(database, clock)
        .connection(new FakeConnector(crm, List.of("accounts"), 3), "fake", mapping)
        .start();
  }
}
