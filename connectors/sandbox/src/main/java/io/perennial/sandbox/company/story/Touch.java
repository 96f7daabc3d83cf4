package io.perennial.sandbox.company.story;

import java.time.LocalDate;

/**
 * A call, an e-mail, a meeting or a review.
 *
 * @param date day on which it took place, or will
 * @param done false if it is only planned
 */
public record Touch(Kind kind, LocalDate date, boolean done) {

  /** What it is. */
  public enum Kind {
    CALL,
    EMAIL,
    MEETING,
    REVIEW;

    /** Whether the CRM keeps it as a task, not as an event. */
    public boolean task() {
      return this == CALL || this == EMAIL;
    }
  }
}
