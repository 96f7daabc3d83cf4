package io.perennial.console.overview;

import io.perennial.budget.Budgets.Day;
import io.perennial.console.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A day's calls as people read them. */
final class Forecasts {

  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Forecasts() {}

  /** For example {@code 9,040 of 25,000, 15,960 left to us}. */
  static String used(Day day) {
    return "%s of %s, %s left to us"
        .formatted(Words.count(day.used()), Words.count(day.limit()), Words.count(day.left()));
  }

  /** When they end if it goes on as in the last hours; empty if they last. */
  static String words(Day day) {
    return day.readingEnd().map(end -> "reading stops about " + hour(end)).orElse("")
        + day.end().map(end -> ", all of ours end about " + hour(end)).orElse("")
        + day.reserved().map(end -> ", only the reserve is left about " + hour(end)).orElse("");
  }

  private static String hour(Instant time) {
    return HOUR.format(time);
  }
}
