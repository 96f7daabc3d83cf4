package io.perennial.health;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A person's word against the computed score, which stays visible beside it.
 *
 * @param points 0 to 100
 * @param reason why, in the person's words
 * @param by who, as the company names its people
 * @param from when it was given
 * @param expires first day, UTC, on which the computed score counts again
 */
public record ScoreOverride(int points, String reason, String by, Instant from, LocalDate expires) {

  public ScoreOverride {
    if (points < 0 || points > 100) {
      throw new IllegalArgumentException("points must be from 0 to 100, was: " + points);
    }
    if (reason.isBlank()) {
      throw new IllegalArgumentException("an override needs a reason");
    }
  }

  /** Whether it counts at a moment of a day. */
  public boolean active(Instant time, LocalDate today) {
    return !from.isAfter(time) && today.isBefore(expires);
  }
}
