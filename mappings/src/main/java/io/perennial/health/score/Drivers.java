package io.perennial.health.score;

import io.perennial.health.Driver;
import io.perennial.health.MeasureLine;
import io.perennial.model.verdict.Until;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What moved the score since the start of the ISO week, and what drags it down.
 *
 * <p>The week starts on Monday, UTC; it is compared with Sunday's closing.
 */
final class Drivers {

  private static final Comparator<Driver> STRONGEST_FIRST =
      Comparator.comparingInt((Driver driver) -> -Math.abs(driver.delta()))
          .thenComparingInt(driver -> -driver.drag())
          .thenComparing(Driver::name);

  private final List<Driver> drivers = new ArrayList<>();
  private final Optional<LocalDate> until;

  Drivers(Assessment present, Path path) {
    LocalDate monday = present.day().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    Optional<Assessment> before =
        path.closingOn(monday.minusDays(1)).filter(closing -> closing.points().isPresent());
    Until moved = new Until(present.day());
    if (present.points().isPresent()) {
      for (MeasureLine line : present.lines()) {
        add(line, before, moved, monday);
      }
      drivers.sort(STRONGEST_FIRST);
    }
    until = moved.date();
  }

  List<Driver> strongestFirst() {
    return drivers;
  }

  /** Next Monday, if anything has moved this week. */
  Optional<LocalDate> until() {
    return until;
  }

  private void add(MeasureLine line, Optional<Assessment> before, Until moved, LocalDate monday) {
    int delta = before.isEmpty() ? 0 : points(line.hundredths() - hundredths(before.get(), line));
    int drag = points(line.drag());
    if (delta != 0) {
      moved.at(monday.plusWeeks(1));
    }
    if (delta != 0 || drag > 0) {
      drivers.add(
          new Driver(line.name(), delta, drag, line.assumed().orElse(line.reading().because())));
    }
  }

  private static int hundredths(Assessment closing, MeasureLine line) {
    for (MeasureLine earlier : closing.lines()) {
      if (earlier.name() == line.name()) {
        return earlier.hundredths();
      }
    }
    return 0;
  }

  /** Hundredths of a point in whole points, rounded half away from zero. */
  private static int points(int hundredths) {
    return Integer.signum(hundredths) * ((Math.abs(hundredths) + 50) / 100);
  }
}
