package io.perennial.turn;

import org.jspecify.annotations.Nullable;

/**
 * What an undo does with one field.
 *
 * @param target for example {@code salesforce/Account}
 * @param id the record
 * @param customer whose record it is; 0 if it is nobody's by now
 * @param outcome what becomes of it
 * @param before what it held before the run
 * @param ours what the run wrote
 * @param holds what it holds now; null also if nobody knows
 * @param by the later run that wrote it; null if none
 * @param mend what a person does to have it put back; null if there is nothing to be done
 */
public record UndoneField(
    String target,
    String id,
    long customer,
    String field,
    Outcome outcome,
    @Nullable Object before,
    @Nullable Object ours,
    @Nullable Object holds,
    @Nullable Long by,
    @Nullable String mend) {

  /** What becomes of a field. */
  public enum Outcome {
    /** It holds what it held before the run, or would after a rehearsal. */
    PUT_BACK,
    /** It held that already. */
    ALREADY_BACK,
    /** Somebody has changed it since: it is left. */
    CHANGED_SINCE,
    /** A later run of ours, which has not been undone, has written it: it is left. */
    WRITTEN_SINCE,
    /** The record is gone. */
    GONE,
    /** The field is not there for us to write. */
    NOT_WRITABLE,
    /** A task that the run closed stays closed: a flag that rises again makes another. */
    NOT_REOPENED,
    /** The vendor did not take the value. */
    REFUSED
  }

  /** The same that could not be put back. */
  public UndoneField refused(String how) {
    return new UndoneField(
        target, id, customer, field, Outcome.REFUSED, before, ours, holds, by, how);
  }
}
