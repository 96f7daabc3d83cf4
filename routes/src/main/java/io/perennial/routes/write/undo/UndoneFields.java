package io.perennial.routes.write.undo;

import io.perennial.connector.target.FieldUpdate;
import io.perennial.ledger.RunWrites.Later;
import io.perennial.ledger.RunWrites.RunWrite;
import io.perennial.ledger.Target;
import io.perennial.ledger.TargetForm;
import io.perennial.ledger.TargetValues.Change;
import io.perennial.sql.Same;
import io.perennial.turn.UndoneField;
import io.perennial.turn.UndoneField.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an undo does with the fields of a record: each gets back what it held before the run, if it
 * holds what the run wrote and no later run's write stands in between.
 *
 * @param form what of them can be read and written now
 * @param run the run that undoes
 */
public record UndoneFields(Target target, TargetForm form, long run) {

  /**
   * What becomes of one record.
   *
   * @param found what it holds; empty if it is gone
   */
  public UndoneRecord judge(RunWrite record, Optional<SortedMap<String, @Nullable Object>> found) {
    List<UndoneField> fields = new ArrayList<>();
    SortedMap<String, @Nullable Object> values = new TreeMap<>();
    SortedMap<String, @Nullable Object> held = new TreeMap<>();
    for (String field : record.ours().keySet()) {
      UndoneField told = judge(record, field, found);
      fields.add(told);
      if (told.outcome() == Outcome.PUT_BACK && told.by() == null) {
        values.put(field, told.before());
        held.put(field, told.ours());
      }
    }
    return new UndoneRecord(
        fields,
        values.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Change(
                    record.id(), record.customer(), held, new FieldUpdate(record.id(), values))));
  }

  private UndoneField judge(
      RunWrite record, String field, Optional<SortedMap<String, @Nullable Object>> found) {
    Object ours = shaped(field, record.ours().get(field));
    Object before = record.before().get(field);
    Object holds = found.map(values -> values.get(field)).orElse(null);
    Later later = record.later().get(field);
    Outcome outcome =
        later == null
            ? outcome(field, found.isPresent(), before, ours, holds)
            : outcome(field, found.isPresent(), later, holds);
    return new UndoneField(
        target.toString(),
        record.id(),
        record.customer(),
        field,
        outcome,
        before,
        ours,
        holds,
        later == null ? null : later.run(),
        later != null && outcome == Outcome.WRITTEN_SINCE
            ? "undo %d first".formatted(later.run())
            : null);
  }

  private Outcome outcome(String field, boolean there, Later later, @Nullable Object holds) {
    if (later.putBack()) {
      return later.run() == run
          ? Outcome.PUT_BACK // by this undo, before an answer was lost
          : Outcome.ALREADY_BACK;
    }
    if (!there) {
      return Outcome.GONE;
    }
    return !form.readable().contains(field) || Same.values(holds, shaped(field, later.value()))
        ? Outcome.WRITTEN_SINCE
        : Outcome.CHANGED_SINCE;
  }

  private Outcome outcome(
      String field,
      boolean there,
      @Nullable Object before,
      @Nullable Object ours,
      @Nullable Object holds) {
    if (!there) {
      return Outcome.GONE;
    }
    if (!form.writable().contains(field)) {
      return Outcome.NOT_WRITABLE;
    }
    if (Same.values(holds, before)) {
      return Outcome.ALREADY_BACK;
    }
    return Same.values(holds, ours) ? Outcome.PUT_BACK : Outcome.CHANGED_SINCE;
  }

  /** In the form in which the target gives it back. */
  private @Nullable Object shaped(String field, @Nullable Object value) {
    SortedMap<String, @Nullable Object> one = new TreeMap<>();
    one.put(field, value);
    return form.shape(one).getOrDefault(field, value);
  }
}
