package io.perennial.health.flag.rule;

import io.perennial.health.flag.FlagName;
import io.perennial.revenue.Revenue;
import java.time.LocalDate;
import java.util.Optional;

/** What flags may know of the customer's earlier days: the closings before the day judged. */
public interface Past {

  /** Whether a flag was open at the last closing, for limits that differ up and down. */
  boolean wasOpen(FlagName name);

  /**
   * The last closing before a day on which the customer paid more than on that day.
   *
   * @param now what is paid on the day
   * @param day the day judged
   * @param days closings longer ago than this do not count
   */
  Optional<Higher> higherRevenue(Revenue now, LocalDate day, int days);

  /**
   * A revenue that was higher.
   *
   * @param lastDay the last day on which it was
   * @param revenue the revenue of that day
   */
  record Higher(LocalDate lastDay, Revenue revenue) {}
}
