package io.perennial.routes.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.ConnectionName;
import io.perennial.health.flag.FlagName;
import io.perennial.ledger.Target;
import io.perennial.ledger.task.RaisedTasks;
import io.perennial.ledger.task.TaskWish;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.sandbox.engine.Faults;
import io.perennial.sandbox.state.FieldChange;
import io.perennial.sandbox.state.RecordWrite;
import io.perennial.testing.TestDatabase;
import io.perennial.turn.ConnectionFindings.Written;
import io.perennial.turn.Report;
import io.perennial.work.Runs.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One task for each raising of a flag, closed when it clears. */
class TaskTurnTest extends TaskTestCase {

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
    assertThat(String.valueOf(task().get("Description")))
        .contains("Why: ", "(flag raised 1 Jun 2026)")
        .contains("What to do: Get the signature; ask the sponsor what still stands in the way.")
        .contains("closes this task when a renewal is signed, or it is late.")
        .contains("https://perennial.acme.example/customers/1");
  }

  @Test
  void flag_thatStaysMakesNoSecondTaskAlsoIfItsFirstDayMoves() {
    String acme = customer("Acme", SOON);
    turn();
    Target target = new Target(new ConnectionName("salesforce"), "Task", "tasks");
    TaskWish earlier =
        new TaskWish(
            target,
            1,
            acme,
            FlagName.RENEWAL_URGENT,
            Optional.of(LocalDate.parse("2026-05-01")),
            new TreeMap<>(Map.of("subject", "Other words")));

    perennial
        .bean(RaisedTasks.class)
        .wish(target, List.of(1L), List.of(earlier), new TreeMap<>(), clock.instant());

    assertThat(turn().connection("salesforce").written()).doesNotContainKey("Task");
    assertThat(task())
        .containsEntry("Status", "Not Started")
        .containsEntry("Subject", "Renewal urgent: Acme");
    assertThat(one("select count(*) from target_value where flag is not null")).isEqualTo(1L);
  }

  @Test
  void flag_thatClearsClosesItsTaskAndTouchesNothingElse() {
    String acme = customer("Acme", SOON);
    turn();
    change(task(), Map.of("Status", "In Progress", "Subject", "Call them"));
    moveEnd(acme, FAR);

    turn();

    assertThat(task()).containsEntry("Status", "Completed").containsEntry("Subject", "Call them");
    assertThat(ours(RecordWrite.Type.UPDATE))
        .singleElement()
        .satisfies(
            write ->
                assertThat(write.fields())
                    .extracting(FieldChange::field)
                    .containsExactly("Status"));
    assertThat(turn().connection("salesforce").written()).doesNotContainKey("Task");
  }

  @Test
  void flag_thatClearsBeforeAnybodyKnowsOfItsTaskClosesIt() {
    String acme = customer("Acme", SOON);
    Faults faults = systems.salesforce().faults();
    faults.next(
        Call.to("PATCH", "/sobjects/Task"),
        (call, work) -> {
          faults.always(any -> true, Fault.reset());
          return work.get().dropped();
        });
    assertThat(turn().status()).isEqualTo(Status.PARTIAL);
    assertThat(one("select state from write where object = 'Task'")).isEqualTo("SENDING");
    faults.clear();
    moveEnd(acme, FAR);

    assertThat(turn().status()).isEqualTo(Status.COMPLETE);

    assertThat(task()).containsEntry("Status", "Completed");
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

    assertThat(tasks())
        .extracting(task -> task.get("Status"))
        .containsExactly("Completed", "Not Started");
    assertThat(tasks())
        .extracting(task -> task.get(KEY))
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
  void account_thatGoesTakesItsTaskAlongAndNothingIsWritten() {
    String acme = customer("Acme", SOON);
    customer("Other", FAR);
    turn();
    systems.salesforce().records().delete(systems.salesforce().person(), "Account", acme);

    assertThat(turn().status()).isEqualTo(Status.COMPLETE);

    assertThat(ours(RecordWrite.Type.UPDATE)).isEmpty();
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
        Map.of(
            "WhatId",
            acme,
            "Subject",
            "Call",
            "Status",
            "Completed",
            "ActivityDate",
            "2026-06-01"));

    turn();

    assertThat(one("select count(*) from source_record where stream = 'tasks'")).isEqualTo(3L);
    assertThat(one("select account_id from activity")).as("a person's alone").isEqualTo(acme);
    assertThat(ours(RecordWrite.Type.UPDATE)).hasSize(1);
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
    assertThat(ours(RecordWrite.Type.UPDATE)).isEmpty();
  }
}
