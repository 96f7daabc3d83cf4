package io.perennial.revenue;

import io.perennial.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/**
 * One exchange rate for each currency and month.
 *
 * @param base the currency in which the rates are given; it needs no rate of its own
 * @param perUnit what one whole unit of a currency was worth in whole units of the base
 */
public record Rates(Currency base, Map<Key, BigDecimal> perUnit) {

  /** A currency in a month. */
  public record Key(Currency currency, YearMonth month) {}

  /** No rates at all: amounts in different currencies stay apart. */
  public static final Rates NONE = new Rates(Currency.getInstance("USD"), Map.of());

  private static final int SCALE = 12;

  public Rates {
    perUnit = Map.copyOf(perUnit);
    for (Map.Entry<Key, BigDecimal> rate : perUnit.entrySet()) {
      if (rate.getValue().signum() <= 0) {
        throw new IllegalArgumentException("a rate must be above 0: " + rate);
      }
    }
  }

  /** An amount in another currency, rounded half up; empty if the month lacks a rate. */
  public Optional<Money> convert(Money amount, Currency target, YearMonth month) {
    return convert(amount.amount(), amount.currency(), target, month)
        .map(converted -> money(converted, target));
  }

  /** Whole units of one currency in whole units of another, unrounded. */
  private Optional<BigDecimal> convert(
      BigDecimal amount, Currency from, Currency target, YearMonth month) {
    if (from.equals(target)) {
      return Optional.of(amount);
    }
    Optional<BigDecimal> worth = rate(from, month);
    Optional<BigDecimal> price = rate(target, month);
    if (worth.isEmpty() || price.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        amount.multiply(worth.get()).divide(price.get(), SCALE, RoundingMode.HALF_EVEN));
  }

  private Optional<BigDecimal> rate(Currency currency, YearMonth month) {
    return currency.equals(base)
        ? Optional.of(BigDecimal.ONE)
        : Optional.ofNullable(perUnit.get(new Key(currency, month)));
  }

  private static Money money(BigDecimal wholeUnits, Currency currency) {
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    BigDecimal minor = wholeUnits.movePointRight(digits).setScale(0, RoundingMode.HALF_UP);
    return new Money(minor.longValueExact(), currency);
  }
}
