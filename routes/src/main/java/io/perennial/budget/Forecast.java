package io.perennial.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * When the calls of 24 hours will have ended, if they go on as in the last hours.
 *
 * @param hours our calls, and what was left after them
 * @param ours how ours go on
 * @param others how those of other systems go on
 */
record Forecast(CallHours hours, Instant now, Pace ours, Pace others) {

  static Forecast of(CallHours hours, Instant now) {
    return new Forecast(hours, now, Pace.of(hours.ours(), now), Pace.of(hours.others(), now));
  }

  /**
   * The hour in which we will have made as many calls as we may; empty if that is not within a day.
   *
   * @param limit calls that may be made in 24 hours
   */
  Optional<Instant> end(long limit) {
    return first(ahead -> used(ahead) >= limit);
  }

  /**
   * The hour in which nothing will be left but what is not ours to touch, whoever made the calls;
   * empty if that is not within a day.
   *
   * @param spare how many calls are left beside it now
   */
  Optional<Instant> reserved(long spare) {
    return first(ahead -> spare + used(0) - used(ahead) - others.ahead(ahead) <= 0);
  }

  private double used(int ahead) {
    return hours.used(now.plus(Duration.ofHours(ahead))) + ours.ahead(ahead);
  }

  private Optional<Instant> first(IntPredicate over) {
    Instant present = now.truncatedTo(ChronoUnit.HOURS);
    for (int ahead = 0; ahead <= CallHours.DAY; ahead++) {
      if (over.test(ahead)) {
        return Optional.of(present.plus(Duration.ofHours(ahead)));
      }
    }
    return Optional.empty();
  }
}
