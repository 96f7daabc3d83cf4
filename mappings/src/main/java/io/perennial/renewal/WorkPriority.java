package io.perennial.renewal;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The order in which customers should be worked on: health × renewal nearness × value × first-year.
 *
 * <p>Made when somebody looks at a list, because it moves with every day. Without health, value and
 * date alone decide.
 */
public final class WorkPriority {

  private static final int YEAR = 365;
  private static final int FIRST_YEAR_FACTOR = 3;
  private static final int LATER_FACTOR = 2;

  private WorkPriority() {}

  /**
   * A number to sort by, the highest first.
   *
   * @param health 0 to 100; empty counts like a customer in the middle
   * @param renewal next renewal date; empty counts like one a year away
   * @param arrMinorUnits recurring revenue a year
   * @param first whether the coming renewal is the customer's first
   */
  public static double of(
      OptionalInt health,
      Optional<LocalDate> renewal,
      LocalDate today,
      long arrMinorUnits,
      boolean first) {
    double weakness = (101 - health.orElse(50)) / 101.0;
    long days = renewal.map(date -> ChronoUnit.DAYS.between(today, date)).orElse((long) YEAR);
    double nearness = (YEAR + 1 - Math.max(0, Math.min(YEAR, days))) / (YEAR + 1.0);
    return weakness * nearness * arrMinorUnits * (first ? FIRST_YEAR_FACTOR : LATER_FACTOR);
  }
}
