package io.perennial.health;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How customers comparable to one customer grew.
 *
 * @param growthPercent their average contract growth since the start, by the month for which it was
 *     worked out
 */
public record Cohorts(SortedMap<YearMonth, Integer> growthPercent) {

  /** Nothing is known of comparable customers. */
  public static final Cohorts NONE = new Cohorts(new TreeMap<>());

  public Cohorts {
    growthPercent = Collections.unmodifiableSortedMap(new TreeMap<>(growthPercent));
  }

  /** Average growth in percent; empty if the day's month has none. */
  public OptionalInt growth(LocalDate day) {
    Integer percent = growthPercent.get(YearMonth.from(day));
    return percent == null ? OptionalInt.empty() : OptionalInt.of(percent);
  }
}
