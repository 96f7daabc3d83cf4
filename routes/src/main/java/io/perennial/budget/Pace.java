package io.perennial.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * How calls go on. What has gone on for hours goes on for the day; the haste of the hour that runs
 * only for a while, because a first read or a refresh is soon over.
 *
 * @param steady calls an hour, of the last hours but the two with the most calls: a burst lies in
 *     one hour, or across the end of one
 * @param running calls of the hour that runs, so far
 */
record Pace(double steady, long running) {

  /** Hours that count, the one that runs among them; those before the first call count as well. */
  static final int LOOK_BACK = 8;

  private static final int BUSIEST = 2;

  /** For so many hours haste is thought to last. */
  private static final int HASTE = 2;

  private static final double SECONDS = Duration.ofHours(1).toSeconds();

  /**
   * The pace at a moment.
   *
   * @param hours calls by the hour in which they were made
   */
  static Pace of(SortedMap<Instant, Long> hours, Instant now) {
    Instant present = now.truncatedTo(ChronoUnit.HOURS);
    List<Span> spans =
        IntStream.range(0, LOOK_BACK)
            .mapToObj(back -> span(hours, present.minus(Duration.ofHours(back)), now))
            .sorted(Comparator.comparingLong(Span::calls).thenComparing(Span::hours).reversed())
            .skip(BUSIEST)
            .toList();
    return new Pace(
        spans.stream().mapToLong(Span::calls).sum() / spans.stream().mapToDouble(Span::hours).sum(),
        hours.getOrDefault(present, 0L));
  }

  /** An hour, or what has passed of it. */
  private record Span(long calls, double hours) {}

  private static Span span(SortedMap<Instant, Long> hours, Instant hour, Instant now) {
    double passed = Duration.between(hour, now).toSeconds() / SECONDS;
    return new Span(hours.getOrDefault(hour, 0L), Math.min(1, passed));
  }

  /** Calls of so many hours to come. */
  double ahead(int hours) {
    int haste = Math.min(hours, HASTE);
    return Math.max(steady, (double) running) * haste + steady * (hours - haste);
  }
}
