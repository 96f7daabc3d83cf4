package io.perennial.model.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A time as of which a customer is looked at: what is dated later is hidden.
 *
 * @param time the time itself
 * @param today its day, UTC
 */
public record AsOf(Instant time, LocalDate today) {

  public static AsOf of(Instant time) {
    return new AsOf(time, day(time));
  }

  /** The day of a time, UTC: all clock-driven conditions count whole UTC days. */
  public static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  boolean hides(Instant date) {
    return date.isAfter(time);
  }

  boolean hides(LocalDate date) {
    return date.isAfter(today);
  }

  /** Whether there is a date and it has come. */
  boolean sees(Optional<Instant> date) {
    return date.isPresent() && !hides(date.get());
  }

  /** Whether there is a date and it is still to come. */
  boolean hides(Optional<Instant> date) {
    return date.isPresent() && hides(date.get());
  }

  /** The date, if it has come. */
  Optional<Instant> seen(Optional<Instant> date) {
    return hides(date) ? Optional.empty() : date;
  }

  /** Whether two are one object: the usual case, in which nothing need be copied. */
  boolean same(Object one, Object other) {
    return one == other;
  }
}
