package io.perennial.connector.target;

import io.perennial.connector.failure.Diagnosis;
import io.perennial.connector.failure.FailureClass;
import java.util.Optional;

/** What became of one update. */
public sealed interface WriteOutcome {

  /** The vendor says that the record now holds our values. */
  record Acknowledged() implements WriteOutcome {}

  /**
   * The vendor refused the update; the record is as it was.
   *
   * @param diagnosis what the code means: class, cause and mend
   * @param code the vendor's own, for example {@code FIELD_CUSTOM_VALIDATION_EXCEPTION}
   * @param message the vendor's words
   * @param requestId what the vendor's support asks for
   */
  record Refused(Diagnosis diagnosis, String code, String message, Optional<String> requestId)
      implements WriteOutcome {

    public FailureClass failureClass() {
      return diagnosis.failureClass();
    }

    /** Whether the same update will work later, for example after a row lock. */
    public boolean passing() {
      return failureClass().passing();
    }
  }

  /**
   * The vendor refused all that travelled together for what may be one record's fault; every record
   * is as it was. Whoever wrote the batch halves it until the bad record stands alone. A record
   * that travelled alone is {@link Refused} instead.
   *
   * @param refusal of the whole
   */
  record RefusedTogether(Refused refusal) implements WriteOutcome {}

  static WriteOutcome acknowledged() {
    return new Acknowledged();
  }
}
