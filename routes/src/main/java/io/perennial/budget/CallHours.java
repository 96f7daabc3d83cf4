package io.perennial.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One connection's calls by the hour in which they were made; hours without any may be missing.
 *
 * @param byHour by the beginning of the hour
 */
record CallHours(SortedMap<Instant, Hour> byHour) {

  /** So many full hours count beside the one that runs. */
  static final int DAY = 24;

  static final CallHours NONE = new CallHours(new TreeMap<>());

  CallHours {
    byHour = Collections.unmodifiableSortedMap(new TreeMap<>(byHour));
  }

  /**
   * One hour.
   *
   * @param calls that we made
   * @param left what the vendor told last in it to be left, whoever made the others; empty if it
   *     told nothing
   */
  record Hour(long calls, Optional<Long> left) {}

  /** Our calls that count at a moment: those of the last 24 hours. */
  long used(Instant now) {
    return made(now.truncatedTo(ChronoUnit.HOURS).minus(hours(DAY)), Instant.MAX);
  }

  /**
   * Whether we have called at all in the last 24 hours, so that what was told then still says
   * something.
   */
  boolean any(Instant now) {
    return !byHour.tailMap(now.truncatedTo(ChronoUnit.HOURS).minus(hours(DAY))).isEmpty();
  }

  /** Our calls by hour. */
  SortedMap<Instant, Long> ours() {
    SortedMap<Instant, Long> ours = new TreeMap<>();
    byHour.forEach((hour, calls) -> ours.put(hour, calls.calls()));
    return ours;
  }

  /**
   * By how much others have made less be left, by hour. Calls of theirs that left the 24 hours
   * meanwhile are taken off; where more of those left than came, it is 0.
   */
  SortedMap<Instant, Long> others() {
    SortedMap<Instant, Long> others = new TreeMap<>();
    Instant before = Instant.MAX;
    long leftBefore = 0;
    for (Map.Entry<Instant, Hour> each : byHour.entrySet()) {
      Optional<Long> left = each.getValue().left();
      if (left.isEmpty()) {
        continue;
      }
      Instant hour = each.getKey();
      if (before.isBefore(hour)) {
        others.put(hour, Math.max(0, leftBefore - left.get() - netOfOurs(before, hour)));
      }
      before = hour;
      leftBefore = left.get();
    }
    return others;
  }

  /** What we made after an hour up to the end of another, but for what left the 24 hours then. */
  private long netOfOurs(Instant after, Instant last) {
    Instant from = after.plus(hours(1));
    Instant to = last.plus(hours(1));
    return made(from, to) - made(from.minus(hours(DAY)), to.minus(hours(DAY)));
  }

  private long made(Instant from, Instant to) {
    return byHour.subMap(from, to).values().stream().mapToLong(Hour::calls).sum();
  }

  private static Duration hours(int number) {
    return Duration.ofHours(number);
  }
}
