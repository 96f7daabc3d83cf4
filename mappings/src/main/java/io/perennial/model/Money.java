package io.perennial.model;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount in one currency.
 *
 * @param minorUnits whole cents, pence or yen: the smallest unit that ISO 4217 gives the currency
 * @param currency ISO 4217
 */
public record Money(long minorUnits, Currency currency) {

  public static Money of(long minorUnits, String currencyCode) {
    return new Money(minorUnits, Currency.getInstance(currencyCode));
  }

  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /**
   * The sum of two amounts in one currency.
   *
   * @throws IllegalArgumentException if the currencies differ; we never convert
   * @throws ArithmeticException if the sum does not fit
   */
  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
    }
    return new Money(Math.addExact(minorUnits, other.minorUnits), currency);
  }

  /** The amount in whole units, for example 12.50 for 1,250 cents. */
  public BigDecimal amount() {
    return BigDecimal.valueOf(minorUnits, Math.max(0, currency.getDefaultFractionDigits()));
  }
}
