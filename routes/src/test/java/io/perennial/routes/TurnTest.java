package io.perennial.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.connector.FailureKind;
import io.perennial.connector.testkit.FakeConnector;
import io.perennial.connector.testkit.FakeVendor;
import io.perennial.database.DatabaseSettings;
import io.perennial.store.Connections;
import io.perennial.store.Parked;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.turn.Progress;
import io.perennial.turn.Report;
import io.perennial.turn.TurnRefused;
import io.perennial.turn.TurnRequest;
import io.perennial.work.Lease;
import io.perennial.work.Leases;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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

  @Test
  void sync_missesARecordThatVanishedWithoutATraceWhenItReadsEverything() {
    for (int i = 0; i < 7; i++) {
      crm.put("accounts", "A" + i, Map.of("Name", "Acme " + i));
    }
    try (TestApplication perennial = start(TestDatabase.create(), ACCOUNTS)) {
      perennial.sync();
      crm.forget("accounts", "A3");
      clock.advance(Duration.ofMinutes(5));
      assertThat(perennial.sync().customers()).as("no change tells of it").isEqualTo(7);
      clock.advance(Duration.ofMinutes(5));

      Report report = perennial.take(TurnRequest.sync(Progress.NONE).full(true));

      assertThat(report.status()).isEqualTo(Status.COMPLETE);
      assertThat(report.connection("crm").read()).containsEntry("accounts", 7);
      assertThat(report.connection("crm").deleted()).isEqualTo(1);
      assertThat(report.customers()).isEqualTo(6);
      assertThat(report.scored()).as("the others are what they were").isZero();
    }
  }

  @Test
  void sync_holdsNoTransactionWhileItAsksAVendor() {
    for (int i = 0; i < 7; i++) {
      crm.put("accounts", "A" + i, Map.of("Name", "Acme " + i));
    }
    AtomicInteger open = new AtomicInteger();
    try (TestApplication perennial = start(TestDatabase.create(), ACCOUNTS)) {
      crm.watch(
          () ->
              open.addAndGet(
                  perennial
                      .store()
                      .sql(
                          """
                          select count(*) from pg_stat_activity
                          where datname = current_database() and state like 'idle in transaction%'
                          """)
                      .query(Integer.class)
                      .single()));

      perennial.sync();

      assertThat(crm.calls()).isGreaterThanOrEqualTo(4);
      assertThat(open).hasValue(0);
    }
  }

  @Test
  void sync_isRefusedWhileAnotherProcessTakesATurn() {
    DatabaseSettings database = TestDatabase.create();
    try (TestApplication one = start(database, ACCOUNTS);
        TestApplication other = start(database, ACCOUNTS)) {
      Lease turn = other.bean(Leases.class).claim("turn").orElseThrow();

      assertThatThrownBy(one::sync)
          .isInstanceOf(TurnRefused.class)
          .hasMessageContaining("process %d".formatted(ProcessHandle.current().pid()))
          .hasMessageContaining("since");

      other.bean(Leases.class).release(turn);
      assertThat(one.sync().status()).isEqualTo(Status.COMPLETE);
    }
  }

  @Test
  void sync_goesOnAtOnceAfterAProcessThatDied() {
    DatabaseSettings database = TestDatabase.create();
    try (TestApplication other = start(database, ACCOUNTS)) {
      other.bean(Leases.class).claim("turn");
      other.bean(Leases.class).claim("pull/crm/accounts");
    }

    try (TestApplication one = start(database, ACCOUNTS)) {
      assertThat(one.sync().status()).isEqualTo(Status.COMPLETE);
    }
  }

  @Test
  void sync_endsPartialAndNextTimeGoesOnFromTheLastPage() {
    for (int i = 0; i < 7; i++) {
      crm.put("accounts", "A" + i, Map.of("Name", "Acme " + i));
    }
    try (TestApplication perennial = start(TestDatabase.create(), ACCOUNTS)) {
      AtomicInteger asked = new AtomicInteger();
      crm.watch(
          () -> {
            if (asked.incrementAndGet() == 2) { // the identity, then the first page
              crm.failOnce(FailureKind.RETRY);
            }
          });

      assertThat(perennial.sync().status()).isEqualTo(Status.PARTIAL);
      crm.watch(() -> {});
      Report next = perennial.sync();

      assertThat(next.status()).isEqualTo(Status.COMPLETE);
      assertThat(next.customers()).isEqualTo(7);
    }
  }

  @Test
  void sync_pausesAConnectionWithBadCredentialsAndResumesByItself() {
    crm.put("accounts", "A1", Map.of("Name", "Acme"));
    try (TestApplication perennial = start(TestDatabase.create(), ACCOUNTS)) {
      crm.failOnce(FailureKind.PAUSE);

      assertThat(perennial.sync().status()).isEqualTo(Status.PARTIAL);
      assertThat(perennial.bean(Connections.class).states())
          .singleElement()
          .satisfies(state -> assertThat(state.paused()).isPresent());
      assertThat(perennial.sync().status()).isEqualTo(Status.COMPLETE);
      assertThat(perennial.bean(Connections.class).states())
          .singleElement()
          .satisfies(state -> assertThat(state.paused()).isEmpty());
    }
  }

  @Test
  void sync_namesAVendorThatIsDownAndGoesOnWhenItIsBack() {
    crm.put("accounts", "A1", Map.of("Name", "Acme"));
    crm.failOnce(FailureKind.RETRY);
    try (TestApplication perennial = start(TestDatabase.create(), ACCOUNTS)) {
      Report down = perennial.sync();

      assertThat(down.status()).isEqualTo(Status.PARTIAL);
      assertThat(down.problems())
          .singleElement()
          .satisfies(problem -> assertThat(problem.connection()).isEqualTo("crm"));
      assertThat(perennial.sync().customers()).isEqualTo(1);
    }
  }

  @Test
  void sync_parksARecordThatCannotBeMappedAndUsesTheOthers() {
    crm.put("accounts", "A1", Map.of("Name", "Acme"));
    crm.put("accounts", "A2", Map.of("Other", "no name"));
    try (TestApplication perennial = start(TestDatabase.create(), ACCOUNTS)) {
      Report report = perennial.sync();

      assertThat(report.status()).isEqualTo(Status.PARTIAL);
      assertThat(report.customers()).isEqualTo(1);
      assertThat(report.connection("crm").parked()).isEqualTo(1);
      assertThat(perennial.bean(Parked.class).list())
          .singleElement()
          .satisfies(
              parked -> {
                assertThat(parked.id()).isEqualTo("A2");
                assertThat(parked.problem().reason()).contains("Name");
                assertThat(parked.problem().mend()).isNotBlank();
              });

      crm.put("accounts", "A2", Map.of("Name", "Beta"));

      assertThat(perennial.sync().customers()).isEqualTo(2);
      assertThat(perennial.bean(Parked.class).list()).isEmpty();
    }
  }

  private TestApplication start(DatabaseSettings database, String mapping) {
    return TestApplication.on(database, clock)
        .connection(new FakeConnector(crm, List.of("accounts"), 3), "fake", mapping)
        .start();
  }
}
