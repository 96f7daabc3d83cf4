package io.perennial.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.alert.Alert;
import io.perennial.brake.Approval;
import io.perennial.sandbox.company.Company;
import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Call;
import io.perennial.status.Status.RunLine;
import io.perennial.status.StatusReader;
import io.perennial.testing.Deals;
import io.perennial.testing.SalesforceSystem;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import io.perennial.turn.Problem;
import io.perennial.turn.Progress;
import io.perennial.turn.Report;
import io.perennial.turn.TurnRefused;
import io.perennial.turn.TurnRequest;
import io.perennial.work.Runs.Status;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a system loses for a while never reaches the CRM: the turn waits for a yes. */
@Timeout(240)
class OutageTest {

  private static final String ARR = "Perennial_ARR__c";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T12:00:00Z"));
  private final List<String> accounts = new ArrayList<>();
  private final List<String> contracts = new ArrayList<>();

  @Test
  void sync_waitsUntilApprovedAndThenWrites() throws IOException, InterruptedException {
    try (SalesforceSystem crm = sold(12);
        TestApplication perennial = start(crm)) {
      perennial.sync();
      lose(crm, 0, 12);

      Report waiting = perennial.sync();

      assertThat(waiting.status()).isEqualTo(Status.WAITING);
      assertThat(waiting.exitCode()).isEqualTo(3);
      assertThat(waiting.scored()).isEqualTo(12);
      assertThat(waiting.connection("salesforce").written()).isEmpty();
      assertThat(waiting.problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.code()).isEqualTo("BRAKE_FIELD_NULLED");
                assertThat(problem.reason())
                    .contains(
                        "12 of 12 values of salesforce/Account.",
                        "salesforce/opportunities (12 of 12 records have vanished");
                assertThat(problem.mend()).contains("plan", "approve 2", "mend the source");
              });
      clock.advance(Duration.ofMinutes(5));
      assertThat(perennial.sync().problems())
          .extracting(Problem::mend)
          .singleElement()
          .asString()
          .contains("approve 2");
      assertShown(crm, "12000.00");
      assertThat(perennial.bean(StatusReader.class).read())
          .satisfies(
              status -> {
                assertThat(Objects.requireNonNull(status.waiting()).run()).isEqualTo(2);
                assertThat(status.needsAPerson()).isTrue();
                assertThat(status.lastRun()).extracting(RunLine::status).isEqualTo("WAITING");
                assertThat(status.alerts())
                    .filteredOn(alert -> alert.rule() == Alert.Rule.BRAKE)
                    .singleElement()
                    .satisfies(
                        alert -> {
                          assertThat(alert.subject()).isEmpty();
                          assertThat(alert.what())
                              .isEqualTo(
                                  "run 2 waits for a yes: too much would change at once:"
                                      + " field nulled salesforce/Account.Perennial_ARR__c 12,"
                                      + " field nulled salesforce/Account.Perennial_Renewal_Amount__c 12,"
                                      + " field nulled salesforce/Account.Perennial_Renewal_Date__c 12,"
                                      + " field nulled salesforce/Account.Perennial_Renewal_Mode__c 12");
                          assertThat(alert.mend()).contains("approve 2");
                        });
              });

      assertThat(
              HttpClient.newHttpClient()
                  .send(HttpRequest.newBuilder(perennial.url()).build(), BodyHandlers.ofString())
                  .body())
          .contains("Writes wait for a yes", "run 2", "approve 2");

      assertThat(approve(perennial, 2)).contains("the next turn writes");
      Report written = perennial.sync();

      assertThat(written.status()).isEqualTo(Status.COMPLETE);
      assertShown(crm, "");
      assertThat(perennial.bean(StatusReader.class).read().waiting()).isNull();
      assertThatThrownBy(() -> approve(perennial, 2))
          .isInstanceOf(TurnRefused.class)
          .hasMessageContaining("Run 2 is outdated")
          .hasMessageContaining("no run waits");
    }
  }

  @Test
  void sync_writesAtOnceWhatAPlanShowedAndAPersonApproved() {
    try (SalesforceSystem crm = sold(12);
        TestApplication perennial = start(crm)) {
      perennial.sync();
      lose(crm, 0, 12);
      Report plan = perennial.plan();
      assertThat(plan.status()).isEqualTo(Status.WAITING);

      approve(perennial, plan.run());

      assertThat(perennial.sync().status()).isEqualTo(Status.COMPLETE);
      assertShown(crm, "");
    }
  }

  @Test
  void sync_brakesAgainWhenMoreIsLostThanWasApproved() {
    try (SalesforceSystem crm = sold(20);
        TestApplication perennial = start(crm)) {
      perennial.sync();
      lose(crm, 0, 8);
      perennial.sync();
      approve(perennial, 2);
      lose(crm, 8, 20);

      Report again = perennial.sync();

      assertThat(again.status()).isEqualTo(Status.WAITING);
      assertShown(crm, "12000.00");
      assertThatThrownBy(() -> approve(perennial, 2))
          .hasMessageContaining("outdated")
          .hasMessageContaining("run 3 waits");
      assertThatThrownBy(() -> approve(perennial, 1)).hasMessageContaining("Run 1 is COMPLETE");
      assertThatThrownBy(() -> approve(perennial, 99)).hasMessageContaining("There is no run 99");
    }
  }

  @Test
  void sync_goesOnByItselfWhenTheSourceIsWellAgain() {
    try (SalesforceSystem crm = sold(12);
        TestApplication perennial = start(crm)) {
      perennial.sync();
      lose(crm, 0, 12);
      perennial.sync();
      contracts.forEach(
          id -> crm.salesforce().records().undelete(crm.salesforce().person(), "Opportunity", id));
      clock.advance(Duration.ofMinutes(5));

      Report well = perennial.sync();

      assertThat(well.status()).isEqualTo(Status.COMPLETE);
      assertThat(perennial.bean(StatusReader.class).read().waiting()).isNull();
      assertShown(crm, "12000.00");
    }
  }

  @Test
  void sync_letsNoFieldTurnWhenAllInvoicesAndSubscriptionsVanish() {
    Instant today = Instant.parse("2026-11-20T12:00:00Z");
    clock.set(today);
    try (ThreeSystems systems = ThreeSystems.start(Company.of(25, 1, today), clock, 61);
        TestApplication perennial =
            TestApplication.on(TestDatabase.create(), clock).settings(systems.settings()).start()) {
      perennial.sync();
      systems.salesforce().writes().reset();
      systems.zendesk().writes().reset();
      for (String path : List.of("/v1/invoices", "/v1/subscriptions")) {
        systems.stripe().faults().always(Call.to("GET", path), (call, work) -> nothing(call));
      }
      clock.advance(Duration.ofMinutes(10));

      Report report = perennial.take(TurnRequest.sync(Progress.NONE).full(true));

      assertThat(report.status()).as(report.toString()).isEqualTo(Status.WAITING);
      assertThat(report.problems())
          .anySatisfy(problem -> assertThat(problem.reason()).contains("stripe/invoices ("));
      assertThat(systems.salesforce().writes().all()).isEmpty();
      assertThat(systems.zendesk().writes().all()).isEmpty();

      systems.stripe().faults().clear();
      clock.advance(Duration.ofMinutes(10));
      perennial.take(TurnRequest.sync(Progress.NONE).full(true));
      assertThat(systems.salesforce().writes().all())
          .as("all is back: nothing turned")
          .allSatisfy(
              write ->
                  assertThat(write.fields())
                      .noneMatch(change -> change.field().contains("Health_Band")));
    }
  }

  private static Answer nothing(Call call) {
    boolean list = call.path().matches("/v1/(invoices|subscriptions)");
    return Answer.text(
        list ? 200 : 404,
        "application/json",
        list
            ? "{\"object\": \"list\", \"data\": [], \"has_more\": false}"
            : "{\"error\": {\"type\": \"invalid_request_error\", \"code\": \"resource_missing\","
                + " \"message\": \"No such record\"}}");
  }

  private void assertShown(SalesforceSystem crm, String arr) {
    for (String account : accounts) {
      assertThat(crm.value("Account", account, ARR)).hasToString(arr);
    }
  }

  private static String approve(TestApplication perennial, long run) {
    return perennial.bean(Approval.class).approve(run);
  }

  /** Some contracts are gone. */
  private void lose(SalesforceSystem crm, int from, int until) {
    for (String contract : contracts.subList(from, until)) {
      crm.salesforce().records().delete(crm.salesforce().person(), "Opportunity", contract);
    }
    clock.advance(Duration.ofMinutes(10));
  }

  private SalesforceSystem sold(int count) {
    SalesforceSystem crm =
        SalesforceSystem.start("salesforce", 1, TestApplication.shippedWriteBack(), clock);
    for (int i = 0; i < count; i++) {
      String account = crm.create("Account", Map.of("Name", "Acme " + i));
      accounts.add(account);
      contracts.add(crm.create("Opportunity", Deals.firstContract(account)));
    }
    clock.advance(Duration.ofMinutes(10));
    return crm;
  }

  private TestApplication start(SalesforceSystem crm) {
    return TestApplication.on(TestDatabase.create(), clock)
        .connection(
            crm.connector(clock), "salesforce", TestApplication.shippedMapping("salesforce"))
        .writeBack(TestApplication.shippedWriteBack())
        .beside(Map.of("perennial.brake.field-nulled-least", "5")) // a small company
        .pages()
        .start();
  }
}
