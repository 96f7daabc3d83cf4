package io.perennial.routes;

import io.perennial.sandbox.company.record.DemoRates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Amounts of several currencies, added up by hand. */
final class DollarSums {

  /** What one unit is worth in dollars, as {@link DemoRates} says. */
  private static final Map<String, BigDecimal> DOLLARS =
      Map.of(
          "USD", BigDecimal.ONE,
          "EUR", new BigDecimal("1.25"),
          "GBP", new BigDecimal("1.5"),
          "JPY", new BigDecimal("0.008"));

  private DollarSums() {}

  /** Nothing owed or paid by somebody whom billing does not know is empty. */
  static BigDecimal written(@Nullable Object written) {
    return written == null ? BigDecimal.ZERO : new BigDecimal(written.toString());
  }

  /** What amounts come to in one of their currencies, rounded to its smallest unit. */
  static BigDecimal of(Map<String, Long> minorUnits, String target) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Map.Entry<String, Long> amount : minorUnits.entrySet()) {
      BigDecimal units =
          BigDecimal.valueOf(
              amount.getValue(), Currency.getInstance(amount.getKey()).getDefaultFractionDigits());
      sum = sum.add(units.multiply(DOLLARS.get(amount.getKey())));
    }
    int digits = Currency.getInstance(target).getDefaultFractionDigits();
    return sum.divide(DOLLARS.get(target), digits, RoundingMode.HALF_UP);
  }
}
