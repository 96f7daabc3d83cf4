package io.perennial.sandbox.soql;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/** Words for stretches of days around today, in UTC; a week begins on Sunday. */
public enum DateWord {
  TODAY,
  YESTERDAY,
  TOMORROW,
  LAST_WEEK,
  THIS_WEEK,
  NEXT_WEEK,
  LAST_MONTH,
  THIS_MONTH,
  NEXT_MONTH,
  LAST_YEAR,
  THIS_YEAR,
  NEXT_YEAR,
  LAST_90_DAYS,
  NEXT_90_DAYS,
  LAST_N_DAYS,
  NEXT_N_DAYS;

  private static final int NINETY = 90;

  /**
   * The days meant.
   *
   * @param last included
   */
  record Range(LocalDate first, LocalDate last) {

    /** Less than 0 before the range, 0 inside, more than 0 after it. */
    int side(Object value) {
      LocalDate day =
          value instanceof Instant moment
              ? LocalDate.ofInstant(moment, ZoneOffset.UTC)
              : (LocalDate) value;
      if (day.isBefore(first)) {
        return -1;
      }
      return day.isAfter(last) ? 1 : 0;
    }
  }

  static Optional<DateWord> of(String text) {
    String name = text.toUpperCase(Locale.ROOT);
    for (DateWord word : values()) {
      if (word.name().equals(name)) {
        return Optional.of(word);
      }
    }
    return Optional.empty();
  }

  /** Whether the word is written with a number: {@code LAST_N_DAYS:30}. */
  boolean counted() {
    return this == LAST_N_DAYS || this == NEXT_N_DAYS;
  }

  Range range(LocalDate today, int count) {
    return switch (this) {
      case TODAY -> new Range(today, today);
      case YESTERDAY -> new Range(today.minusDays(1), today.minusDays(1));
      case TOMORROW -> new Range(today.plusDays(1), today.plusDays(1));
      case LAST_WEEK -> week(today.minusWeeks(1));
      case THIS_WEEK -> week(today);
      case NEXT_WEEK -> week(today.plusWeeks(1));
      case LAST_MONTH -> month(today.minusMonths(1));
      case THIS_MONTH -> month(today);
      case NEXT_MONTH -> month(today.plusMonths(1));
      case LAST_YEAR -> year(today.minusYears(1));
      case THIS_YEAR -> year(today);
      case NEXT_YEAR -> year(today.plusYears(1));
      case LAST_90_DAYS -> new Range(today.minusDays(NINETY), today);
      case NEXT_90_DAYS -> new Range(today.plusDays(1), today.plusDays(NINETY));
      case LAST_N_DAYS -> new Range(today.minusDays(count), today);
      case NEXT_N_DAYS -> new Range(today.plusDays(1), today.plusDays(count));
    };
  }

  private static Range week(LocalDate day) {
    LocalDate sunday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
    return new Range(sunday, sunday.plusDays(6));
  }

  private static Range month(LocalDate day) {
    return new Range(
        day.with(TemporalAdjusters.firstDayOfMonth()),
        day.with(TemporalAdjusters.lastDayOfMonth()));
  }

  private static Range year(LocalDate day) {
    return new Range(
        day.with(TemporalAdjusters.firstDayOfYear()), day.with(TemporalAdjusters.lastDayOfYear()));
  }
}
