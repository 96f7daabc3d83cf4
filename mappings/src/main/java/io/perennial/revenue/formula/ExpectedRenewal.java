package io.perennial.revenue.formula;

import io.perennial.model.Money;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A renewal that a period's plan counts on.
 *
 * @param period the month in whose plan it stands
 * @param cmrr committed revenue a month that it brings
 * @param contractStart first day of the running contract
 * @param contractEnd last day of the running contract
 */
public record ExpectedRenewal(
    YearMonth period, Money cmrr, LocalDate contractStart, LocalDate contractEnd) {

  /** Late: money and count move to the next period, the contract's dates stay. */
  public ExpectedRenewal late() {
    return new ExpectedRenewal(period.plusMonths(1), cmrr, contractStart, contractEnd);
  }
}
