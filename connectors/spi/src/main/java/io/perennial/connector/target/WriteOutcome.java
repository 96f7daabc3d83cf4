package io.perennial.connector.target;

import java.util.Optional;

/** What became of one update. */
public sealed interface WriteOutcome {

  /** The vendor says that the record now holds our values. */
  record Acknowledged() implements WriteOutcome {}

  /**
   * The vendor refused the update; the record is as it was.
   *
   * @param passing whether the same update will work later, for example after a row lock
   * @param code the vendor's own, for example {@code FIELD_CUSTOM_VALIDATION_EXCEPTION}
   * @param message the vendor's words
   * @param requestId what the vendor's support asks for
   */
  record Refused(boolean passing, String code, String message, Optional<String> requestId)
      implements WriteOutcome {}

  static WriteOutcome acknowledged() {
    return new Acknowledged();
  }
}
