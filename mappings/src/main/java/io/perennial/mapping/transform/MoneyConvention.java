package io.perennial.mapping.transform;

import io.perennial.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;

/** How a vendor writes an amount of money as a number. */
public enum MoneyConvention {
  /** In whole units with decimals, as Salesforce's Currency fields: 12.50 is twelve and a half. */
  MAJOR {
    @Override
    int digits(Currency currency) {
      return 0;
    }
  },

  /**
   * In the smallest unit as Stripe counts it: 1250 is twelve and a half dollars, 1250 yen are 1250.
   *
   * <p>Stripe's units are not ISO's: Malagasy ariary have no smaller unit at Stripe but two digits
   * in ISO 4217; Icelandic krónur and Ugandan shillings have none in ISO but are sent times 100.
   *
   * @see <a href="https://docs.stripe.com/currencies#zero-decimal">zero-decimal currencies</a>
   */
  STRIPE {
    @Override
    int digits(Currency currency) {
      if (WHOLE_AT_STRIPE.contains(currency.getCurrencyCode())) {
        return 0;
      }
      return THOUSANDTHS_AT_STRIPE.contains(currency.getCurrencyCode()) ? 3 : 2;
    }
  };

  private static final Set<String> WHOLE_AT_STRIPE =
      Set.of(
          "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF",
          "XOF", "XPF");
  private static final Set<String> THOUSANDTHS_AT_STRIPE =
      Set.of("BHD", "JOD", "KWD", "OMR", "TND");

  /** How many of the vendor's digits are behind the point. */
  abstract int digits(Currency currency);

  /** As people write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The amount in the smallest unit that ISO 4217 gives the currency; halves are rounded away from
   * zero.
   *
   * @param value the vendor's number, or text of one
   */
  public Money money(Object value, Currency currency) throws BadValueException {
    if (currency.getDefaultFractionDigits() < 0) {
      throw new BadValueException(
          "is in a currency without a smallest unit", "use a currency that people pay with");
    }
    BigDecimal number = Numbers.of(value);
    if (this == STRIPE && number.scale() > 0) {
      throw new BadValueException(
          "is not a whole number of smallest units", "use \"convention: major\" for decimals");
    }
    BigDecimal minor =
        number
            .movePointLeft(digits(currency))
            .movePointRight(currency.getDefaultFractionDigits())
            .setScale(0, RoundingMode.HALF_UP);
    if (minor.toBigInteger().bitLength() > 63) {
      throw new BadValueException("is too large an amount", "correct it at the vendor");
    }
    return new Money(minor.longValueExact(), currency);
  }

  /** The currency of a code in any case, for example {@code usd}. */
  public static Currency currency(Object code) throws BadValueException {
    try {
      return Currency.getInstance(Texts.strip(Texts.of(code)).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new BadValueException(
          "is no currency of ISO 4217", "use three letters such as EUR or USD");
    }
  }
}
