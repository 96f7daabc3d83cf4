package io.perennial.sandbox.salesforce.ui;

import io.perennial.sandbox.salesforce.org.RecordRow;
import io.perennial.sandbox.salesforce.schema.Field;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as people see them, in an org whose language is English. */
final class Displayed {

  private static final String CURRENCY = "CurrencyIsoCode";

  private final String currency;

  /**
   * Values of one organisation.
   *
   * @param currency ISO 4217 code for records that carry none
   */
  Displayed(String currency) {
    this.currency = currency;
  }

  /** The value in words, for example {@code EUR 1,200.00}; null where the plain value says all. */
  @Nullable String of(RecordRow row, Field field) {
    Object value = row.value(field);
    if (value == null) {
      return null;
    }
    return switch (field.type()) {
      case CURRENCY -> money(row, (BigDecimal) value);
      case PERCENT -> ((BigDecimal) value).stripTrailingZeros().toPlainString() + "%";
      case PICKLIST -> value.toString();
      default -> null;
    };
  }

  private String money(RecordRow row, BigDecimal amount) {
    Object own = row.value(CURRENCY);
    String code = own == null ? currency : own.toString();
    int digits = Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
    return "%s %s"
        .formatted(
            code,
            String.format(
                Locale.ENGLISH,
                "%,." + digits + "f",
                amount.setScale(digits, RoundingMode.HALF_EVEN)));
  }
}
