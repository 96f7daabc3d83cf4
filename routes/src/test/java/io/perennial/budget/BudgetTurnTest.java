package io.perennial.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.cli.terminal.StatusTable;
import io.perennial.connector.ConnectionName;
import io.perennial.status.StatusReader;
import io.perennial.testing.SalesforceSystem;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.turn.ConnectionFindings.Written;
import io.perennial.turn.Problem;
import io.perennial.turn.Report;
import io.perennial.work.Runs.Status;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Turns of a connection whose organisation has 100,000 calls a day: 25,000 are ours. */
class BudgetTurnTest {

  private static final ConnectionName CRM = new ConnectionName("salesforce");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T12:00:00Z"));
  private final SalesforceSystem crm =
      SalesforceSystem.start("salesforce", 1, TestApplication.shippedWriteBack(), clock);
  private final TestApplication perennial =
      TestApplication.on(TestDatabase.create(), clock).settings(settings()).start();

  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    crm.settings()
        .forEach((key, value) -> settings.put("perennial.connections.salesforce." + key, value));
    return settings;
  }

  @BeforeEach
  void firstTurn() {
    crm.create("Account", Map.of("Name", "Acme"));
    clock.advance(Duration.ofMinutes(10));
    assertThat(perennial.sync().status()).isEqualTo(Status.COMPLETE);
    crm.create("Account", Map.of("Name", "Bolt"));
    clock.advance(Duration.ofMinutes(10));
  }

  @AfterEach
  void stop() {
    perennial.close();
    crm.close();
  }

  @Test
  void sync_countsItsCallsInTheCommonBooks() {
    long before = used();

    Report report = perennial.sync();

    assertThat(used() - before).isEqualTo(crm(report).calls());
    assertThat(crm(report).budgetLeft()).isEqualTo(25_000 - used());
  }

  @Test
  void sync_notesWhatTheVendorToldToBeLeftByHour() {
    perennial.sync();

    assertThat(
            perennial
                .store()
                .sql(
                    """
                    select calls.quota_left = vendor.quota_left from call_use calls
                    join connection vendor on vendor.name = calls.connection
                    order by hour desc limit 1
                    """)
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void sync_endsPartialOnceOurShareIsUsedUpAndGoesOnWhenCallsComeBack() {
    use(25_000 - used());

    Report spent = perennial.sync();

    assertThat(spent.status()).isEqualTo(Status.PARTIAL);
    assertThat(spent.problems()).extracting(Problem::code).containsOnly("BUDGET_SPENT");
    assertThat(spent.problems().get(0).reason())
        .isEqualTo("salesforce: our share of 25,000 calls in 24 hours is used up");
    assertThat(used()).isEqualTo(25_000);

    perennial.store().sql("update call_use set hour = hour - interval '25 hours'").update();
    Report after = perennial.sync();

    assertThat(after.status()).isEqualTo(Status.COMPLETE);
    assertThat(crm(after).written().get("Account")).isEqualTo(new Written(1, 1, 0, 0));
  }

  @Test
  void sync_stopsReadingBeforeItStopsWriting() {
    perennial.store().sql("update target_value set pending = true, seen = '{}'").update();
    use(20_000 - used());

    Report report = perennial.sync();

    assertThat(report.status()).isEqualTo(Status.PARTIAL);
    assertThat(report.problems()).extracting(Problem::code).containsOnly("BUDGET_SPENT");
    assertThat(crm(report).read().values()).allMatch(read -> read == 0);
    assertThat(crm(report).written().get("Account")).isEqualTo(new Written(1, 1, 0, 0));
  }

  @Test
  @Timeout(60)
  void sync_writesRenewalsDueSoonestFirstWhenCallsAreShort() {
    String last = "";
    for (int i = 0; i < 201; i++) { // one batch holds 200
      last = customer(i);
    }

    Report report = shortOfCalls(5); // what a batch may cost

    assertThat(crm(report).written().get("Account")).isEqualTo(new Written(200, 200, 0, 0));
    assertThat(crm.salesforce().writes().last(last)).as("due soonest, made last").isPresent();
  }

  @Test
  @Timeout(60)
  void sync_sharesTheCallsThatAreLeftAmongObjects() {
    String last = "";
    for (int i = 0; i < 201; i++) {
      last =
          crm.create(
              "Opportunity",
              Map.of(
                  "Name", "Renewal",
                  "AccountId", customer(i),
                  "StageName", "Prospecting",
                  "Type", "Renewal",
                  "CloseDate", "2027-07-20"));
    }

    Report report = shortOfCalls(6);

    assertThat(report.problems()).extracting(Problem::code).containsOnly("BUDGET_SPENT");
    assertThat(crm(report).written().get("Account")).isEqualTo(new Written(200, 200, 0, 0));
    assertThat(crm(report).written().get("Opportunity")).isEqualTo(new Written(200, 200, 0, 0));
    assertThat(crm.salesforce().writes().last(last)).as("due soonest, made last").isPresent();
  }

  /** The later it is made, the sooner it is up for renewal. */
  private String customer(int number) {
    String account = crm.create("Account", Map.of("Name", "Customer " + number));
    crm.create(
        "Opportunity",
        Map.of(
            "Name", "Contract",
            "AccountId", account,
            "StageName", "Closed Won",
            "Type", "New Business",
            "CloseDate", "2025-07-20",
            "Contract_Start__c", "2025-08-01",
            "Contract_End__c", LocalDate.of(2027, 12, 31).minusDays(number).toString()));
    return account;
  }

  /** A turn that has everything to write, and so many calls for it. */
  private Report shortOfCalls(long left) {
    clock.advance(Duration.ofMinutes(10));
    assertThat(perennial.sync().status()).isEqualTo(Status.COMPLETE);
    use(20_000 - used());
    long withoutWrites = crm(perennial.sync()).calls();
    perennial.store().sql("update target_value set pending = true, seen = '{}'").update();
    use(25_000 - used() - withoutWrites - left);
    crm.salesforce().writes().reset();
    return perennial.sync();
  }

  @Test
  void status_foretellsTheHourInWhichOursEnd() {
    perennial.sync();
    use(9_000);
    StringWriter shown = new StringWriter();

    new StatusTable(new PrintWriter(shown, true)).print(perennial.bean(StatusReader.class).read());

    assertThat(shown.toString())
        .containsPattern(
            "9,0\\d\\d of our 25,000 calls .* left in all; reading stops about 20\\S+; ours end about 20");
  }

  private static Report.Connection crm(Report report) {
    return Objects.requireNonNull(report.connections().get("salesforce"));
  }

  private long used() {
    return perennial.bean(CallBooks.class).used(CRM);
  }

  private void use(long calls) {
    perennial.bean(CallBooks.class).take(CRM, calls, 25_000);
  }
}
