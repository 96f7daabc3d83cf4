package io.perennial.routes.write;

import io.perennial.connector.target.TargetRecord;
import io.perennial.ledger.RunWrites;
import io.perennial.ledger.RunWrites.RunWrite;
import io.perennial.ledger.Target;
import io.perennial.ledger.TargetForm;
import io.perennial.ledger.TargetValues.Change;
import io.perennial.ledger.WriteLedger.Intent;
import io.perennial.routes.write.task.UndoneTasks;
import io.perennial.routes.write.undo.UndoneFields;
import io.perennial.routes.write.undo.UndoneRecord;
import io.perennial.turn.TurnRequest.Undo;
import io.perennial.turn.UndoneField;
import io.perennial.turn.UndoneField.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Intends what puts one target's records back, a page at a time: reads what they hold now, each
 * time before they are sent, and leaves whatever is no longer as the run wrote it. Used by one
 * thread.
 */
final class PutBack implements Write.Intending {

  private static final int PAGE = 200;

  /** Pages in a row of which the vendor took nothing, before the target is left to a person. */
  private static final int MOST_GIVEN_UP = 3;

  private final Undo undo;
  private final Target target;
  private final RunWrites writes;

  /** Records whose end nobody knows yet, each with what is told of it once it is put back. */
  private final Map<String, List<UndoneField>> open = new LinkedHashMap<>();

  private final List<String> resumed = new ArrayList<>();
  private String after = "";
  private int givenUp;
  private boolean finished;

  PutBack(Undo undo, Target target, RunWrites writes) {
    this.undo = undo;
    this.target = target;
    this.writes = writes;
  }

  Target target() {
    return target;
  }

  /** Whether every record of the run has been dealt with. */
  boolean isFinished() {
    return finished && open.isEmpty();
  }

  @Override
  public void resume() {
    resumed.addAll(open.keySet());
    open.clear();
    finished = false;
  }

  @Override
  public Intent fresh(Write write, Instant now) {
    if (finished) {
      return Intent.NONE;
    }
    int most = Math.min(PAGE, write.writer().batchSize(target.object()));
    for (List<String> page = page(most); !page.isEmpty(); page = page(most)) {
      Intent intent = again(write, page, now);
      if (!intent.changes().isEmpty()) {
        return intent;
      }
    }
    finished = true;
    return Intent.NONE;
  }

  /** The next records; they are open from now on, so that none is lost with an answer. */
  private List<String> page(int most) {
    List<String> page;
    if (resumed.isEmpty()) {
      page = writes.ids(target, undo.run(), after, most);
      after = page.isEmpty() ? after : page.get(page.size() - 1);
    } else {
      List<String> first = resumed.subList(0, Math.min(most, resumed.size()));
      page = List.copyOf(first);
      first.clear();
    }
    page.forEach(id -> open.put(id, List.of()));
    return page;
  }

  @Override
  public Intent again(Write write, List<String> ids, Instant now) {
    List<RunWrite> written = writes.of(target, undo.run(), ids);
    Map<String, SortedMap<String, @Nullable Object>> found = readBack(write, written);
    List<Change> back = new ArrayList<>();
    ids.forEach(open::remove);
    for (RunWrite record : written) {
      UndoneRecord judged = judge(write, record, Optional.ofNullable(found.get(record.id())));
      if (judged.change().isPresent() && write.turn().writes()) {
        open.put(record.id(), judged.fields());
        back.add(judged.change().get());
      } else {
        judged.fields().forEach(undo.told());
      }
    }
    return back.isEmpty()
        ? Intent.NONE
        : writes.putBack(write.lease(), target, write.turn().run(), undo.run(), back, now);
  }

  private UndoneRecord judge(
      Write write, RunWrite record, Optional<SortedMap<String, @Nullable Object>> found) {
    long run = write.turn().run();
    return write
        .tasks()
        .map(rule -> new UndoneTasks(target, rule, write.form(), run).judge(record, found))
        .orElseGet(() -> new UndoneFields(target, write.form(), run).judge(record, found));
  }

  @Override
  public void arrived(Collection<String> ids) {
    if (!ids.isEmpty()) {
      givenUp = 0;
    }
    ids.forEach(id -> ended(id).forEach(undo.told()));
  }

  @Override
  public void left(Collection<String> ids, String mend) {
    for (String id : ids) {
      ended(id).stream()
          .map(field -> field.outcome() == Outcome.PUT_BACK ? field.refused(mend) : field)
          .forEach(undo.told());
    }
  }

  @Override
  public boolean givenUp(Collection<String> ids, String mend) {
    left(ids, mend);
    return ++givenUp < MOST_GIVEN_UP;
  }

  private List<UndoneField> ended(String id) {
    List<UndoneField> fields = open.remove(id);
    return fields == null ? List.of() : fields;
  }

  @Override
  public String mend() {
    return undo.again();
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
