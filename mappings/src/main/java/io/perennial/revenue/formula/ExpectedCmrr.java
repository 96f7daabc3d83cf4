package io.perennial.revenue.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Committed monthly revenue that a period is expected to end with, locked at its start.
 *
 * @param period for example {@code 2026}
 * @param opening at the period's start, whole units of one currency
 * @param plannedChurnPercent share of the opening that is planned to be lost, for example 10
 * @param addOns planned gains from existing customers, at full-year value
 */
public record ExpectedCmrr(
    String period, BigDecimal opening, BigDecimal plannedChurnPercent, BigDecimal addOns) {

  /** Opening less planned churn, to two decimals, rounded half up. */
  public BigDecimal afterChurn() {
    return opening
        .multiply(Percent.HUNDRED.subtract(plannedChurnPercent))
        .divide(Percent.HUNDRED, 2, RoundingMode.HALF_UP);
  }

  /** What is left after churn, and the add-ons. */
  public BigDecimal expected() {
    return afterChurn().add(addOns);
  }
}
