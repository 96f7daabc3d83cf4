package io.perennial.routes.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.perennial.brake.Approval;
import io.perennial.parked.ParkedFilter;
import io.perennial.parked.ParkedList;
import io.perennial.parked.ParkedReader;
import io.perennial.routes.plan.Plan;
import io.perennial.routes.plan.PlanReader;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.salesforce.schema.Schema;
import io.perennial.turn.ConnectionFindings.Written;
import io.perennial.turn.Problem;
import io.perennial.turn.Report;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What keeps a task from being made. */
class TaskLimitsTest extends TaskTestCase {

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
  void parkedTask_isForgottenWhenItsFlagIsNoLongerListed() {
    customer("Acme", SOON);
    inactive(systems.salesforce().person().id(), true);
    turn();
    configure();

    assertThat(turn().status()).isEqualTo(Status.COMPLETE);

    assertThat(one("select count(*) from parked")).isEqualTo(0L);
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
    assertThat(parked.records())
        .singleElement()
        .satisfies(
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
  void many_waitForAYesAndTravelByTwoHundreds() {
    for (int i = 0; i < 205; i++) {
      customer("Acme " + i, SOON);
    }

    Report held = turn();

    assertThat(held.status()).isEqualTo(Status.WAITING);
    assertThat(held.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("BRAKE_TASKS");
              assertThat(problem.reason())
                  .contains(
                      "tasks about 205 of 205 customers would be made or closed",
                      "(customer 1) RENEWAL_URGENT;");
            });
    assertThat(tasks()).isEmpty();
    perennial.bean(Approval.class).approve(held.run());
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

  private void inactive(String user, boolean gone) {
    systems
        .salesforce()
        .records()
        .update(systems.salesforce().admin(), "User", user, Map.of("IsActive", !gone));
  }
}
