package io.perennial.brief;

import io.perennial.model.Money;
import java.math.BigDecimal;

/**
 * An amount as programs read it.
 *
 * @param amount in whole units, for example 12.50
 * @param currency ISO 4217, for example {@code EUR}
 */
public record Amount(BigDecimal amount, String currency) {

  static Amount of(Money money) {
    return new Amount(money.amount(), money.currency().getCurrencyCode());
  }
}
