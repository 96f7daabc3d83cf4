package io.perennial.routes.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.brake.Approval;
import io.perennial.erase.Erasing;
import io.perennial.erase.subject.Subject;
import io.perennial.routes.Undos;
import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.state.RecordWrite;
import io.perennial.turn.Report;
import io.perennial.turn.UndoneField;
import io.perennial.turn.UndoneField.Outcome;
import io.perennial.work.Runs.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Once made, a task is its owner's; and what a run has made can be taken back. */
class TaskPeopleTest extends TaskTestCase {

  private static final String UPSERT = "/composite/sobjects/Task/";

  private final List<UndoneField> told = new ArrayList<>();

  @Test
  void closedByAPerson_staysSoAndIsNotWrittenWhenTheFlagClears() {
    String acme = customer("Acme", SOON);
    turn();
    change(task(), Map.of("Status", "Completed"));
    turn();
    moveEnd(acme, FAR);

    turn();

    assertThat(task().get("Status")).isEqualTo("Completed");
    assertThat(ours(RecordWrite.Type.UPDATE)).isEmpty();
  }

  @Test
  void deletedByAPerson_isNotMadeAgainWhileTheFlagStaysNorWhenItClears() {
    String acme = customer("Acme", SOON);
    turn();
    delete(task());
    perennial.store().sql("update due_work set due_at = '-infinity'").update();
    turn();
    moveEnd(acme, FAR);

    assertThat(turn().status()).isEqualTo(Status.COMPLETE);

    assertThat(task().get("IsDeleted")).isEqualTo(true);
    assertThat(ours(RecordWrite.Type.UPDATE)).isEmpty();
  }

  @Test
  void lostAnswer_leavesOneTaskAndWhatAPersonHasWrittenInIt() {
    customer("Acme", SOON);
    systems
        .salesforce()
        .faults()
        .next(
            Call.to("PATCH", UPSERT),
            (call, work) -> {
              Answer answer = work.get();
              change(task(), Map.of("Status", "In Progress", "Subject", "I do it"));
              return answer.dropped();
            });

    turn();
    turn();

    assertThat(task()).containsEntry("Status", "In Progress").containsEntry("Subject", "I do it");
    assertThat(ours(RecordWrite.Type.UPDATE)).isEmpty();
    assertThat(one("select count(*) from write where object = 'Task' and state = 'ACKNOWLEDGED'"))
        .isEqualTo(1L);
  }

  @Test
  void undo_closesWhatTheRunMadeUnlessSomebodyHasTouchedIt() {
    customer("Acme", SOON);
    customer("Other", SOON);
    Report made = turn();
    change(tasks().get(1), Map.of("Priority", "Low"));

    perennial.bean(Undos.class).undo(made.run(), false, this::tell);

    assertThat(tasks())
        .extracting(task -> task.get("Status"))
        .containsExactly("Completed", "Not Started");
    assertThat(outcomes()).containsExactlyInAnyOrder(Outcome.PUT_BACK, Outcome.CHANGED_SINCE);
    turn();
    assertThat(tasks()).as("nothing is made in its place").hasSize(2);
    told.clear();
    perennial.bean(Undos.class).undo(made.run(), false, this::tell);
    assertThat(outcomes()).containsExactlyInAnyOrder(Outcome.ALREADY_BACK, Outcome.CHANGED_SINCE);
  }

  @Test
  void undo_closesWhatTheRunMadeAlsoWhenNoFlagMakesTasksAnyMore() {
    customer("Acme", SOON);
    Report made = turn();
    perennial.close();
    configure();
    perennial = life(database);

    Report undone = perennial.bean(Undos.class).undo(made.run(), false, this::tell);

    assertThat(undone.status()).as(undone.problems().toString()).isEqualTo(Status.COMPLETE);
    assertThat(task().get("Status")).isEqualTo("Completed");
  }

  @Test
  void undo_ofAClosingLeavesTheTaskClosed() {
    String acme = customer("Acme", SOON);
    turn();
    moveEnd(acme, FAR);
    Report closed = turn();

    perennial.bean(Undos.class).undo(closed.run(), false, this::tell);

    assertThat(outcomes()).containsExactly(Outcome.NOT_REOPENED);
    assertThat(task().get("Status")).isEqualTo("Completed");
  }

  @Test
  void approve_opensAgainWhatAnUndoHasClosed() {
    customer("Acme", SOON);
    Report made = turn();
    perennial.bean(Undos.class).undo(made.run(), false, this::tell);

    perennial.bean(Approval.class).approve(made.run());
    turn();

    assertThat(task().get("Status")).isEqualTo("Not Started");
  }

  @Test
  void undo_thenAClearedFlag_writesNothingMore() {
    String acme = customer("Acme", SOON);
    Report made = turn();
    perennial.bean(Undos.class).undo(made.run(), false, this::tell);
    int before = ours(RecordWrite.Type.UPDATE).size();
    moveEnd(acme, FAR);

    turn();

    assertThat(ours(RecordWrite.Type.UPDATE)).hasSize(before);
  }

  @Test
  void erase_leavesNothingOfATask() {
    String acme = customer("Acme", SOON);
    turn();
    change(task(), Map.of("Status", "Completed"));
    turn();
    long customer = (Long) Objects.requireNonNull(one("select id from customer"));

    perennial.bean(Erasing.class).erase(Subject.customer(customer), false, "tester");

    assertThat(one("select count(*) from target_value where object = 'Task'")).isEqualTo(0L);
    assertThat(one("select count(*) from write where object = 'Task'")).isEqualTo(0L);
    for (String table : List.of("write", "source_record", "source_version", "parked", "run")) {
      assertThat(
              one(
                  "select count(*) from %1$s held where held::text like '%%%2$s%%'"
                      .formatted(table, acme)))
          .as(table)
          .isEqualTo(0L);
    }
  }

  private List<Outcome> outcomes() {
    return told.stream()
        .filter(field -> field.target().equals("salesforce/Task"))
        .map(UndoneField::outcome)
        .toList();
  }

  private synchronized void tell(UndoneField field) {
    told.add(field);
  }
}
