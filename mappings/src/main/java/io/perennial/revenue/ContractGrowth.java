package io.perennial.revenue;

import java.time.LocalDate;
import java.time.temporal.IsoFields;

/**
 * What a customer pays a year now against its first day.
 *
 * @param since first day of revenue, UTC
 * @param percent (current − original) / original, whole percent
 */
public record ContractGrowth(LocalDate since, long percent) {

  /** Customers who began in the same quarter are comparable, for example {@code 2024-Q3}. */
  public String cohort() {
    return "%d-Q%d".formatted(since.getYear(), since.get(IsoFields.QUARTER_OF_YEAR));
  }
}
