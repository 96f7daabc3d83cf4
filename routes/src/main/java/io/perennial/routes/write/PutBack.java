package io.perennial.routes.write;

import io.perennial.connector.target.FieldUpdate;
import io.perennial.connector.target.TargetRecord;
import io.perennial.connector.target.WriteOutcome.Refused;
import io.perennial.ledger.RunWrites;
import io.perennial.ledger.RunWrites.RunWrite;
import io.perennial.ledger.Target;
import io.perennial.ledger.TargetForm;
import io.perennial.ledger.TargetValues.Change;
import io.perennial.ledger.WriteLedger.Intent;
import io.perennial.routes.write.task.UndoneTasks;
import io.perennial.sql.Same;
import io.perennial.turn.TurnRequest.Undo;
import io.perennial.turn.UndoneField;
import io.perennial.turn.UndoneField.Outcome;
import io.perennial.writeback.TaskRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Intends what puts one target's records back, a page at a time: reads what they hold now, and
 * leaves whatever is no longer as the run wrote it. Used by one thread.
 */
final class PutBack implements Write.Intending {

  private static final int PAGE = 200;

  private final Undo undo;
  private final Target target;
  private final RunWrites writes;
  private String after;
  private String last;
  private final List<UndoneField> page = new ArrayList<>();

  private PutBack(Undo undo, Target target, RunWrites writes, String after) {
    this.undo = undo;
    this.target = target;
    this.writes = writes;
    this.after = after;
    this.last = after;
  }

  static PutBack of(Undo undo, Target target, RunWrites writes) {
    return new PutBack(undo, target, writes, "");
  }

  @Override
  public Write.Intending again() {
    return new PutBack(undo, target, writes, after);
  }

  @Override
  public Intent next(Write write, Instant now) {
    int most = Math.min(PAGE, write.writer().batchSize(target.object()));
    tell(refused(write));
    List<RunWrite> written = writes.page(target, undo.run(), after, most);
    while (!written.isEmpty()) {
      last = written.get(written.size() - 1).id();
      List<Change> back = judge(write, written);
      if (write.turn().writes() && !back.isEmpty()) {
        return writes.putBack(write.lease(), target, write.turn().run(), undo.run(), back, now);
      }
      tell(Set.of());
      written = writes.page(target, undo.run(), after, most);
    }
    return new Intent(UUID.randomUUID(), List.of());
  }

  /** The page has been dealt with. */
  private void tell(Set<String> refused) {
    after = last;
    page.forEach(
        field ->
            undo.told()
                .accept(
                    field.outcome() == Outcome.PUT_BACK && refused.contains(field.id())
                        ? field.as(Outcome.REFUSED)
                        : field));
    page.clear();
  }

  private static Set<String> refused(Write write) {
    Set<String> refused = new TreeSet<>();
    for (int i = 0; i < write.outcomes().size(); i++) {
      if (write.outcomes().get(i) instanceof Refused) {
        refused.add(write.intent().changes().get(i).id());
      }
    }
    return refused;
  }

  private List<Change> judge(Write write, List<RunWrite> written) {
    Map<String, SortedMap<String, @Nullable Object>> found = readBack(write, written);
    if (write.tasks().isPresent()) {
      return judgeTasks(write, write.tasks().get(), written, found);
    }
    List<Change> back = new ArrayList<>();
    for (RunWrite record : written) {
      SortedMap<String, @Nullable Object> values = new TreeMap<>();
      SortedMap<String, @Nullable Object> held = new TreeMap<>();
      SortedMap<String, @Nullable Object> ours = write.form().shape(record.ours());
      for (String field : record.ours().keySet()) {
        UndoneField told =
            judge(write, record, field, ours, Optional.ofNullable(found.get(record.id())));
        page.add(told);
        if (told.outcome() == Outcome.PUT_BACK && told.by() == null) {
          values.put(field, told.before());
          held.put(field, told.ours());
        }
      }
      if (!values.isEmpty()) {
        back.add(
            new Change(record.id(), record.customer(), held, new FieldUpdate(record.id(), values)));
      }
    }
    return back;
  }

  private List<Change> judgeTasks(
      Write write,
      TaskRule rule,
      List<RunWrite> written,
      Map<String, SortedMap<String, @Nullable Object>> found) {
    UndoneTasks tasks = new UndoneTasks(target, rule, write.form(), write.turn().run());
    List<Change> back = new ArrayList<>();
    for (RunWrite task : written) {
      UndoneField told = tasks.judge(task, Optional.ofNullable(found.get(task.id())));
      page.add(told);
      if (told.outcome() == Outcome.PUT_BACK && told.by() == null) {
        back.add(tasks.closing(task));
      }
    }
    return back;
  }

  private UndoneField judge(
      Write write,
      RunWrite record,
      String field,
      SortedMap<String, @Nullable Object> shaped,
      Optional<SortedMap<String, @Nullable Object>> found) {
    Object ours = shaped.getOrDefault(field, record.ours().get(field));
    Object before = record.before().get(field);
    Object holds = found.map(values -> values.get(field)).orElse(null);
    RunWrites.@Nullable Later later = record.later().get(field);
    return new UndoneField(
        target.toString(),
        record.id(),
        record.customer(),
        field,
        outcome(write, field, shaped, found, later, before, ours, holds),
        before,
        ours,
        holds,
        later == null ? null : later.run());
  }

  private static Outcome outcome(
      Write write,
      String field,
      SortedMap<String, @Nullable Object> shaped,
      Optional<SortedMap<String, @Nullable Object>> found,
      RunWrites.@Nullable Later later,
      @Nullable Object before,
      @Nullable Object ours,
      @Nullable Object holds) {
    if (later != null) {
      return later.run() == write.turn().run()
          ? Outcome.PUT_BACK // by this undo, before an answer was lost
          : later.putBack() ? Outcome.ALREADY_BACK : Outcome.WRITTEN_SINCE;
    }
    if (found.isEmpty()) {
      return Outcome.GONE;
    }
    if (!shaped.containsKey(field)) {
      return Outcome.NOT_WRITABLE;
    }
    if (Same.values(holds, before)) {
      return Outcome.ALREADY_BACK;
    }
    return Same.values(holds, ours) ? Outcome.PUT_BACK : Outcome.CHANGED_SINCE;
  }

  private Map<String, SortedMap<String, @Nullable Object>> readBack(
      Write write, List<RunWrite> written) {
    TargetForm form = write.form();
    Set<String> fields = new TreeSet<>();
    written.forEach(record -> fields.addAll(record.ours().keySet()));
    fields.retainAll(form.readable());
    Map<String, SortedMap<String, @Nullable Object>> found = new HashMap<>();
    for (TargetRecord record :
        write
            .writer()
            .readBack(target.object(), written.stream().map(RunWrite::id).toList(), fields)) {
      found.put(record.id(), form.takeFrom(new HashMap<>(record.values())));
    }
    return found;
  }
}
