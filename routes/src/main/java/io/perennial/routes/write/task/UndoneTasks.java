package io.perennial.routes.write.task;

import io.perennial.connector.target.FieldUpdate;
import io.perennial.connector.target.TaskWords;
import io.perennial.ledger.RunWrites.Later;
import io.perennial.ledger.RunWrites.RunWrite;
import io.perennial.ledger.Target;
import io.perennial.ledger.TargetForm;
import io.perennial.ledger.TargetValues.Change;
import io.perennial.routes.write.undo.UndoneRecord;
import io.perennial.sql.Same;
import io.perennial.turn.UndoneField;
import io.perennial.turn.UndoneField.Outcome;
import io.perennial.writeback.TaskRule;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an undo does with the tasks of a run: one that it made and nobody has touched is closed, one
 * that it closed stays closed.
 *
 * @param run the run that undoes
 */
public record UndoneTasks(Target target, TaskRule rule, TargetForm form, long run) {

  /**
   * What becomes of one task.
   *
   * @param found what it holds; empty if there is none
   */
  public UndoneRecord judge(RunWrite task, Optional<SortedMap<String, @Nullable Object>> found) {
    Later later = task.later().get(TaskWords.STATUS);
    UndoneField told =
        new UndoneField(
            target.toString(),
            task.id(),
            task.customer(),
            TaskWords.STATUS,
            outcome(task, later, found.filter(held -> held.containsKey(TaskWords.STATUS))),
            null,
            task.ours().get(TaskWords.STATUS),
            found.map(held -> held.get(TaskWords.STATUS)).orElse(null),
            later == null ? null : later.run(),
            null);
    return new UndoneRecord(
        List.of(told),
        told.outcome() == Outcome.PUT_BACK && later == null
            ? Optional.of(closing(task))
            : Optional.empty());
  }

  private Outcome outcome(
      RunWrite task, @Nullable Later later, Optional<SortedMap<String, @Nullable Object>> found) {
    if (later != null) {
      return later.run() == run
          ? Outcome.PUT_BACK // by this undo, before an answer was lost
          : later.putBack() ? Outcome.ALREADY_BACK : Outcome.WRITTEN_SINCE;
    }
    if (!task.ours().containsKey(TaskWords.SUBJECT)) {
      return Outcome.NOT_REOPENED;
    }
    return found
        .map(held -> isAsMade(task, held) ? Outcome.PUT_BACK : Outcome.CHANGED_SINCE)
        .orElse(Outcome.GONE);
  }

  private boolean isAsMade(RunWrite task, SortedMap<String, @Nullable Object> held) {
    return form.shape(task.ours()).entrySet().stream()
        .allMatch(each -> Same.values(each.getValue(), held.get(each.getKey())));
  }

  private Change closing(RunWrite task) {
    SortedMap<String, @Nullable Object> open = new TreeMap<>();
    open.put(TaskWords.STATUS, task.ours().get(TaskWords.STATUS));
    open.put(TaskWords.DONE, task.ours().get(TaskWords.DONE));
    SortedMap<String, @Nullable Object> closed = new TreeMap<>();
    closed.put(TaskWords.STATUS, rule.closedStatus());
    closed.put(TaskWords.DONE, true);
    return new Change(task.id(), task.customer(), open, new FieldUpdate(task.id(), closed));
  }
}
