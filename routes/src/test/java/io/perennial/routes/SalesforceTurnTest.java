package io.perennial.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.perennial.routes.plan.Plan;
import io.perennial.routes.plan.Plan.TargetPlan;
import io.perennial.routes.plan.PlanReader;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.store.Parked;
import io.perennial.testing.Deals;
import io.perennial.testing.SalesforceSystem;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.turn.ConnectionFindings.Written;
import io.perennial.turn.Report;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One thin line through everything, against the Salesforce look-alike. */
class SalesforceTurnTest {

  private static final String SCORE = "Perennial_Health_Score__c";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T12:00:00Z"));
  private final SalesforceSystem crm =
      SalesforceSystem.start("salesforce", 1, TestApplication.shippedWriteBack(), clock);
  private final List<String> accounts = new ArrayList<>();
  private TestApplication perennial = start();

  private TestApplication start() {
    return TestApplication.on(TestDatabase.create(), clock)
        .connection(
            crm.connector(clock), "salesforce", TestApplication.shippedMapping("salesforce"))
        .writeBack(TestApplication.shippedWriteBack())
        .start();
  }

  @BeforeEach
  void sell() {
    for (int i = 0; i < 3; i++) {
      String account = crm.create("Account", Map.of("Name", "Acme " + i));
      accounts.add(account);
      crm.create("Opportunity", Deals.firstContract(account));
      crm.create(
          "Opportunity",
          Map.of(
              "Name", "Renewal",
              "AccountId", account,
              "StageName", "Negotiation/Review",
              "Type", "Renewal",
              "CloseDate", "2026-07-20",
              "Amount", 12000));
      crm.create(
          "Contact",
          Map.of(
              "LastName",
              "Sample",
              "AccountId",
              account,
              "Title",
              "Chief Executive",
              "Email",
              "x@acme%d.example".formatted(i)));
    }
    clock.advance(Duration.ofMinutes(10));
  }

  @AfterEach
  void stop() {
    perennial.close();
    crm.close();
  }

  @Test
  void sync_writesConclusionsOntoAccountsAndOpenOpportunities() {
    Report report = perennial.sync();

    assertThat(report.problems()).isEmpty();
    assertThat(report.status()).isEqualTo(Status.COMPLETE);
    assertThat(report.customers()).isEqualTo(3);
    assertThat(report.connection("salesforce").written())
        .containsEntry("Account", new Written(3, 3, 0, 0))
        .containsEntry("Opportunity", new Written(3, 3, 0, 0));
    assertThat(report.connection("salesforce").unchanged()).isZero();
    for (String account : accounts) {
      assertThat(crm.value("Account", account, SCORE)).isNotEqualTo("");
      assertThat(crm.value("Account", account, "Perennial_Renewal_Flag__c")).isEqualTo("DUE");
      assertThat(crm.value("Account", account, "Perennial_Renewal_Date__c"))
          .hasToString("2026-07-31");
      assertThat(crm.value("Account", account, "Perennial_ARR__c")).hasToString("12000.00");
    }
  }

  @Test
  void sync_writesNothingTheSecondTimeAndReadsOnePageAStream() {
    perennial.sync();
    crm.salesforce().journal().reset();
    crm.salesforce().writes().reset();
    clock.advance(Duration.ofHours(6));

    Report second = perennial.sync();

    assertThat(second.status()).isEqualTo(Status.COMPLETE);
    assertThat(second.connection("salesforce").written()).isEmpty();
    assertThat(crm.salesforce().writes().all()).isEmpty();
    assertThat(crm.salesforce().journal().byKind().entrySet())
        .filteredOn(call -> call.getKey().contains("queryAll"))
        .singleElement()
        .satisfies(
            call ->
                assertThat(call.getValue())
                    .as("a page and a count for each of five streams")
                    .isLessThanOrEqualTo(10));
  }

  @Test
  void sync_takesItsOwnWritesAsAnEchoThatConfirms() {
    perennial.sync();

    assertThat(
            perennial
                .store()
                .sql("select count(*) from source_version")
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(
            perennial
                .store()
                .sql("select count(*) from target_value where pending")
                .query(Integer.class)
                .single())
        .isZero();
    clock.advance(Duration.ofMinutes(1));
    assertThat(perennial.sync().scored()).isZero();
  }

  @Test
  void sync_putsBackWhatAPersonOverwrote() {
    perennial.sync();
    Object ours = crm.value("Account", accounts.get(0), SCORE);
    clock.advance(Duration.ofMinutes(1));
    crm.update("Account", accounts.get(0), Map.of(SCORE, 3));

    Report report = perennial.sync();

    assertThat(report.connection("salesforce").written())
        .containsOnly(Map.entry("Account", new Written(1, 1, 0, 0)));
    assertThat(report.connection("salesforce").unchanged()).isEqualTo(5);
    assertThat(crm.value("Account", accounts.get(0), SCORE)).isEqualTo(ours);
  }

  @Test
  void sync_afterALostAnswerReadsBackAndWritesNothingTwice() {
    crm.salesforce().faults().next(Call.to("PATCH", "/composite/sobjects"), Fault.lostAnswer());

    Report report = perennial.sync();

    assertThat(report.status()).isEqualTo(Status.PARTIAL);
    assertThat(report.connection("salesforce").written())
        .containsEntry("Account", new Written(3, 3, 0, 0));
    assertThat(crm.salesforce().writes().needless()).isEmpty();
    assertThat(crm.value("Account", accounts.get(0), SCORE)).isNotEqualTo("");
  }

  @Test
  void sync_parksARefusedRecordAndWritesTheOthers() {
    crm.salesforce().obstacles().close(accounts.get(1));

    Report report = perennial.sync();

    assertThat(report.status()).isEqualTo(Status.PARTIAL);
    assertThat(report.connection("salesforce").written())
        .containsEntry("Account", new Written(3, 2, 1, 0));
    assertThat(perennial.bean(Parked.class).list())
        .singleElement()
        .satisfies(parked -> assertThat(parked.id()).isEqualTo(accounts.get(1)));
    clock.advance(Duration.ofMinutes(1));
    assertThat(perennial.sync().connection("salesforce").written())
        .as("the same values are not sent again")
        .isEmpty();
  }

  @Test
  void sync_storesNoPersonsAddress() {
    perennial.sync();

    assertThat(
            perennial
                .store()
                .sql(
                    "select payload ->> 'Email' from source_record where stream = 'contacts' order by 1")
                .query(String.class)
                .list())
        .containsExactly("*@acme0.example", "*@acme1.example", "*@acme2.example");
    assertThat(
            perennial
                .store()
                .sql("select email_domain from contact order by 1")
                .query(String.class)
                .list())
        .containsExactly("acme0.example", "acme1.example", "acme2.example");
  }

  @Test
  void plan_showsWhatSyncThenDoes() {
    assertThat(perennial.plan().connection("salesforce").written()).isEmpty();
    assertThat(crm.salesforce().writes().matching(write -> write.id().startsWith("001")))
        .allMatch(write -> !write.by().equals(crm.salesforce().integration().id()));

    Plan plan = perennial.bean(PlanReader.class).read(100, clock.instant());
    Report report = perennial.sync();

    assertThat(plan.targets())
        .extracting(TargetPlan::target, TargetPlan::records)
        .containsExactly(tuple("salesforce/Account", 3), tuple("salesforce/Opportunity", 3));
    plan.targets()
        .get(0)
        .changes()
        .forEach(
            change ->
                assertThat(crm.value("Account", change.id(), SCORE))
                    .hasToString(String.valueOf(change.after().get(SCORE))));
    assertThat(report.connection("salesforce").written().values())
        .extracting(Written::sent)
        .containsExactly(3, 3);
  }

  @Test
  void sync_pausesAConnectionThatAnswersAsAnotherOrganisation() {
    perennial.sync();
    perennial.store().sql("update connection set account = '00D000000000999AAA'").update();

    Report report = perennial.sync();

    assertThat(report.status()).isEqualTo(Status.PARTIAL);
    assertThat(report.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("ANOTHER_SYSTEM");
              assertThat(problem.reason()).contains(crm.salesforce().organizationId());
            });
    assertThat(report.connection("salesforce").read()).isEmpty();
  }
}
