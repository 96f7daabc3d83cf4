package io.perennial.revenue.formula;

import io.perennial.model.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** Growth over several periods. */
public final class Growth {

  private static final MathContext PRECISION = MathContext.DECIMAL128;

  private Growth() {}

  /**
   * Lifetime value (LTV): what a customer pays in its years, each more than the last by the growth.
   *
   * @param firstYear whole units of one currency
   * @param years at least 1
   * @param percentAYear for example 7
   * @return whole units, rounded half up
   */
  public static BigDecimal lifetimeValue(BigDecimal firstYear, int years, BigDecimal percentAYear) {
    BigDecimal factor = BigDecimal.ONE.add(percentAYear.divide(Percent.HUNDRED, PRECISION));
    BigDecimal year = firstYear;
    BigDecimal sum = BigDecimal.ZERO;
    for (int passed = 0; passed < years; passed++) {
      sum = sum.add(year);
      year = year.multiply(factor, PRECISION);
    }
    return sum.setScale(0, RoundingMode.HALF_UP);
  }

  /** (current − original) / original in percent; empty without an original value. */
  public static Optional<BigDecimal> contract(BigDecimal original, BigDecimal current) {
    return Percent.of(current.subtract(original), original);
  }

  /** Contract growth in whole percent, halves away from zero; the original is above zero. */
  public static long wholePercent(Money original, Money current) {
    return BigDecimal.valueOf(Math.subtractExact(current.minorUnits(), original.minorUnits()))
        .movePointRight(2)
        .divide(BigDecimal.valueOf(original.minorUnits()), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /**
   * Installed base: what was bought first and added since, with the price increase on both.
   *
   * @param percent for example 10
   */
  public static BigDecimal installedBase(BigDecimal first, BigDecimal added, BigDecimal percent) {
    return first
        .add(added)
        .multiply(Percent.HUNDRED.add(percent))
        .divide(Percent.HUNDRED, 2, RoundingMode.HALF_UP);
  }

  /** Activated of purchased licences in percent; empty if none were purchased. */
  public static Optional<BigDecimal> adoption(long activated, long purchased) {
    return Percent.of(BigDecimal.valueOf(activated), BigDecimal.valueOf(purchased));
  }
}
