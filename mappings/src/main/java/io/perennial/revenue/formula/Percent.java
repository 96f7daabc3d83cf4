package io.perennial.revenue.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Percentages of amounts and of counts, to one decimal, rounded half up. */
final class Percent {

  static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int DECIMALS = 1;

  private Percent() {}

  /** Part of a whole in percent; empty if the whole is zero, for then there is no answer. */
  static Optional<BigDecimal> of(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? Optional.empty()
        : Optional.of(part.multiply(HUNDRED).divide(whole, DECIMALS, RoundingMode.HALF_UP));
  }

  static BigDecimal rounded(BigDecimal percent) {
    return percent.setScale(DECIMALS, RoundingMode.HALF_UP);
  }
}
