package io.perennial.routes.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.perennial.parked.ParkedFilter;
import io.perennial.parked.ParkedList;
import io.perennial.parked.ParkedReader;
import io.perennial.routes.write.Plan;
import io.perennial.routes.write.PlanReader;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.salesforce.schema.Schema;
import io.perennial.sandbox.state.FieldChange;
import io.perennial.sandbox.state.RecordWrite.Type;
import io.perennial.testing.TestDatabase;
import io.perennial.turn.ConnectionFindings.Written;
import io.perennial.turn.Problem;
import io.perennial.turn.Report;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One task for each raising of a flag, closed when it clears. */
class TaskTurnTest extends TaskTestCase {

  private static final String RAISED =
      "select flag ->> 'since' from health, jsonb_array_elements(flags) flag"
          + " where flag ->> 'name' = 'PAYMENT_OVERDUE'";

  @Test
  void flag_makesOneTaskForTheOwner() {
    String acme = customer("Acme", SOON);

    Report report = turn();

    assertThat(report.status()).isEqualTo(Status.COMPLETE);
    assertThat(report.connection("salesforce").written())
        .containsEntry("Task", new Written(1, 1, 0, 0));
    assertThat(task())
        .containsEntry("Subject", "Renewal urgent: Acme")
        .containsEntry("WhatId", acme)
        .containsEntry("OwnerId", systems.salesforce().person().id())
        .containsEntry("ActivityDate", LocalDate.parse("2026-06-04"))
        .containsEntry("Priority", "High")
        .containsEntry("Status", "Not Started")
        .containsEntry(KEY, acme + "-RENEWAL_URGENT-2026-06-01");
    assertThat(task().get("Description").toString())
        .contains("Why: ", "(flag raised 1 Jun 2026)")
        .contains("What to do: Get the signature; ask the sponsor what still stands in the way.")
        .contains("closes this task when a renewal is signed, or it is late.")
        .contains("https://perennial.acme.example/customers/1");
  }

  @Test
  void flag_thatStaysMakesNoSecondTaskAlsoIfItsFirstDayMoves() {
    configure("PAYMENT_OVERDUE: {}");
    String acme = customer("Acme", FAR);
    clock.advance(Duration.ofDays(100));
    String billing =
        systems
            .stripe()
            .customers()
            .create(Map.of("name", "Acme", "metadata", Map.of("salesforce_account_id", acme)));
    bill(billing, 40);
    turn();
    Object before = one(RAISED);
    bill(billing, 60);

    Report report = turn();

    assertThat(one(RAISED)).as("raised earlier than was known").isNotEqualTo(before);
    assertThat(report.connection("salesforce").written()).doesNotContainKey("Task");
    assertThat(task())
        .containsEntry("Status", "Not Started")
        .containsEntry(KEY, acme + "-PAYMENT_OVERDUE-" + before)
        .doesNotContainKey("ActivityDate");
  }

  @Test
  void flag_thatClearsClosesItsTaskAndTouchesNothingElse() {
    String acme = customer("Acme", SOON);
    turn();
    change(task(), Map.of("Status", "In Progress", "Subject", "Call them"));
    moveEnd(acme, FAR);

    turn();

    assertThat(task()).containsEntry("Status", "Completed").containsEntry("Subject", "Call them");
    assertThat(ours(Type.UPDATE)).singleElement().satisfies(
        write -> assertThat(write.fields()).extracting(FieldChange::field).containsExactly("Status"));
    assertThat(turn().connection("salesforce").written()).doesNotContainKey("Task");
  }

  @Test
  void flag_thatRisesAgainMakesAnotherTaskAlsoAsOfTheSameDay() {
    String acme = customer("Acme", SOON);
    turn();
    moveEnd(acme, FAR);
    turn();
    moveEnd(acme, SOON);

    turn();

    assertThat(tasks()).extracting(task -> task.get("Status"))
        .containsExactly("Completed", "Not Started");
    assertThat(tasks()).extracting(task -> task.get(KEY))
        .containsExactly(
            acme + "-RENEWAL_URGENT-2026-06-01", acme + "-RENEWAL_URGENT-2026-06-01-2");
  }

  @Test
  void flag_thatIsNoLongerListedClosesItsTask() {
    customer("Acme", SOON);
    turn();
    configure();

    turn();

    assertThat(task().get("Status")).isEqualTo("Completed");
    assertThat(turn().connection("salesforce").written()).doesNotContainKey("Task");
  }

  @Test
  void flag_thatClearsBeforeItsTaskIsMadeMakesNone() {
    String acme = customer("Acme", SOON);
    clock.advance(Duration.ofMinutes(10));
    inactive(systems.salesforce().person().id(), true);
    turn();
    assertThat(one("select count(*) from parked")).isEqualTo(1L);
    moveEnd(acme, FAR);

    Report report = turn();

    assertThat(report.status()).isEqualTo(Status.COMPLETE);
    assertThat(tasks()).isEmpty();
    assertThat(one("select count(*) from parked")).isEqualTo(0L);
    assertThat(one("select count(*) from target_value where object = 'Task'")).isEqualTo(0L);
  }

  @Test
  void inactiveOwner_parksTheTaskUntilTheAccountHasAnother() {
    String acme = customer("Acme", SOON);
    inactive(systems.salesforce().person().id(), true);

    assertThat(turn().status()).isEqualTo(Status.PARTIAL);

    ParkedList parked =
        perennial
            .bean(ParkedReader.class)
            .read(
                new ParkedFilter(Optional.empty(), Optional.empty(), Optional.empty(), List.of()),
                10);
    assertThat(parked.records()).singleElement().satisfies(
        entry -> {
          assertThat(entry.code()).isEqualTo("INACTIVE_OWNER_OR_USER");
          assertThat(entry.customer()).isEqualTo("Acme");
          assertThat(entry.mend()).startsWith("Give the account an owner who is.");
        });
    assertThat(turn().connection("salesforce").written()).doesNotContainKey("Task");
    systems.update("Account", acme, Map.of("OwnerId", systems.salesforce().admin().id()));
    assertThat(turn().status()).isEqualTo(Status.COMPLETE);
    assertThat(task().get("OwnerId")).isEqualTo(systems.salesforce().admin().id());
  }

  @Test
  void account_thatGoesTakesItsTaskAlongAndNothingIsWritten() {
    String acme = customer("Acme", SOON);
    customer("Other", FAR);
    turn();
    systems.salesforce().records().delete(systems.salesforce().person(), "Account", acme);

    assertThat(turn().status()).isEqualTo(Status.COMPLETE);

    assertThat(ours(Type.UPDATE)).isEmpty();
    assertThat(turn().connection("salesforce").written()).doesNotContainKey("Task");
  }

  @Test
  void ourTask_isNobodysContactWhoeverClosesIt() {
    String acme = customer("Acme", SOON);
    customer("Other", SOON);
    turn();
    moveEnd(acme, FAR);
    change(tasks().get(1), Map.of("Status", "Completed"));
    turn();
    systems.create(
        "Task",
        Map.of("WhatId", acme, "Subject", "Call", "Status", "Completed", "ActivityDate", "2026-06-01"));

    turn();

    assertThat(one("select count(*) from source_record where stream = 'tasks'")).isEqualTo(3L);
    assertThat(one("select account_id from activity")).as("a person's alone").isEqualTo(acme);
    assertThat(ours(Type.UPDATE)).hasSize(1);
  }

  @Test
  void anotherStore_findsTheTasksThatThereAre() {
    String acme = customer("Acme", SOON);
    turn();
    change(task(), Map.of("Status", "Completed"));
    perennial.close();
    perennial = life(TestDatabase.create());

    assertThat(turn().status()).isEqualTo(Status.COMPLETE);

    assertThat(task()).containsEntry("Status", "Completed").containsEntry("WhatId", acme);
    assertThat(ours(Type.UPDATE)).isEmpty();
  }

  @Test
  void many_travelByTwoHundreds() {
    for (int i = 0; i < 205; i++) {
      customer("Acme " + i, SOON);
    }

    Report report = turn();

    assertThat(report.connection("salesforce").written())
        .containsEntry("Task", new Written(205, 205, 0, 0));
    assertThat(tasks()).hasSize(205);
  }

  @Test
  void plan_showsTasksAndMakesNone() {
    customer("Acme", SOON);
    clock.advance(Duration.ofMinutes(10));
    perennial.plan();

    Plan plan = perennial.bean(PlanReader.class).read(10, clock.instant());

    assertThat(plan.targets())
        .filteredOn(target -> target.target().equals("salesforce/Task"))
        .singleElement()
        .satisfies(
            target -> {
              assertThat(target.records()).isEqualTo(1);
              assertThat(target.changes().get(0).after())
                  .containsEntry("subject", "Renewal urgent: Acme");
            });
    assertThat(tasks()).isEmpty();
  }

  @Test
  void keyThatIsNotThere_isToldOnlyIfAFlagNeedsIt() {
    customer("Acme", SOON);
    Schema schema = systems.salesforce().schema();
    ObjectType task = schema.standard("Task");
    schema.remove(task, task.field(KEY).orElseThrow(), clock.instant());

    assertThat(turn().problems())
        .extracting(Problem::code, Problem::stream)
        .containsExactly(tuple("MISSING_FIELD", "Task"));
    configure();
    assertThat(turn().problems()).isEmpty();
  }

  private void bill(String billing, int dueSince) {
    systems
        .stripe()
        .invoices()
        .create(
            billing,
            Map.of(
                "status",
                "open",
                "currency",
                "usd",
                "total",
                4200,
                "created",
                clock.instant().minus(Duration.ofDays(dueSince + 1)),
                "due_date",
                clock.instant().minus(Duration.ofDays(dueSince))));
    clock.advance(Duration.ofSeconds(1));
  }

  private void inactive(String user, boolean gone) {
    systems
        .salesforce()
        .records()
        .update(systems.salesforce().admin(), "User", user, Map.of("IsActive", !gone));
  }
}
