package io.perennial.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedMap;

/** When a limit of 24 hours will be reached, if calls go on as in the last hours. */
final class Forecast {

  private static final int DAY = 24;
  private static final int LOOK_BACK = 3;

  private Forecast() {}

  /**
   * The hour in which the limit will be reached; empty if that is not within a day.
   *
   * @param hours calls by the hour in which they were made
   * @param limit calls that may be made in 24 hours
   */
  static Optional<Instant> end(SortedMap<Instant, Long> hours, long limit, Instant now) {
    Instant present = now.truncatedTo(ChronoUnit.HOURS);
    double pace = sum(hours, present.minus(Duration.ofHours(LOOK_BACK - 1L))) / (double) LOOK_BACK;
    for (int ahead = 0; ahead <= DAY; ahead++) {
      Instant hour = present.plus(Duration.ofHours(ahead));
      double used = sum(hours, hour.minus(Duration.ofHours(DAY))) + pace * ahead;
      if (used >= limit) {
        return Optional.of(hour);
      }
    }
    return Optional.empty();
  }

  private static long sum(SortedMap<Instant, Long> hours, Instant from) {
    return hours.tailMap(from).values().stream().mapToLong(Long::longValue).sum();
  }
}
