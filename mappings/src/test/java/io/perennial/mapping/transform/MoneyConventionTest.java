package io.perennial.mapping.transform;

import static io.perennial.mapping.transform.MoneyConvention.MAJOR;
import static io.perennial.mapping.transform.MoneyConvention.STRIPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.model.Money;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MoneyConventionTest {

  @Test
  void major_countsInWholeUnits() throws BadValueException {
    assertThat(money(MAJOR, 12.5, "USD")).isEqualTo(Money.of(1250, "USD"));
    assertThat(money(MAJOR, "12.50", "usd")).isEqualTo(Money.of(1250, "USD"));
    assertThat(money(MAJOR, 1250, "JPY")).isEqualTo(Money.of(1250, "JPY"));
    assertThat(money(MAJOR, new BigDecimal("1.234"), "KWD")).isEqualTo(Money.of(1234, "KWD"));
  }

  @Test
  void major_roundsHalvesAwayFromZero() throws BadValueException {
    assertThat(money(MAJOR, "0.005", "EUR")).isEqualTo(Money.of(1, "EUR"));
    assertThat(money(MAJOR, "-0.005", "EUR")).isEqualTo(Money.of(-1, "EUR"));
    assertThat(money(MAJOR, "0.0049", "EUR")).isEqualTo(Money.of(0, "EUR"));
    assertThat(money(MAJOR, "1250.5", "JPY")).isEqualTo(Money.of(1251, "JPY"));
  }

  @Test
  void stripe_countsInSmallestUnits() throws BadValueException {
    assertThat(money(STRIPE, 1250, "usd")).isEqualTo(Money.of(1250, "USD"));
    assertThat(money(STRIPE, -1250, "usd")).isEqualTo(Money.of(-1250, "USD"));
    assertThat(money(STRIPE, 1250, "jpy")).isEqualTo(Money.of(1250, "JPY"));
    assertThat(money(STRIPE, 1230, "kwd")).isEqualTo(Money.of(1230, "KWD"));
  }

  @Test
  void stripe_sendsKronurAndShillingsTimesHundred() throws BadValueException {
    assertThat(money(STRIPE, 50000, "isk")).isEqualTo(Money.of(500, "ISK"));
    assertThat(money(STRIPE, 50000, "ugx")).isEqualTo(Money.of(500, "UGX"));
  }

  @Test
  void stripe_countsAriaryWholeWhereIsoHasTwoDigits() throws BadValueException {
    assertThat(money(STRIPE, 500, "mga").amount()).isEqualByComparingTo("500");
  }

  @Test
  void stripe_refusesDecimals() {
    assertThatThrownBy(() -> money(STRIPE, 12.5, "usd"))
        .hasMessage("is not a whole number of smallest units");
  }

  @Test
  void money_refusesWhatDoesNotFit() throws BadValueException {
    assertThat(money(STRIPE, Long.MAX_VALUE, "usd").minorUnits()).isEqualTo(Long.MAX_VALUE);
    assertThatThrownBy(() -> money(MAJOR, "9999999999999999999", "USD"))
        .hasMessage("is too large an amount");
    assertThatThrownBy(() -> money(MAJOR, Double.NaN, "USD")).hasMessage("is not a number");
  }

  @Test
  void currency_refusesUnknownCodesAndGold() {
    assertThatThrownBy(() -> money(MAJOR, 1, "EURO")).hasMessage("is no currency of ISO 4217");
    assertThatThrownBy(() -> money(MAJOR, 1, "XAU"))
        .hasMessage("is in a currency without a smallest unit");
  }

  private static Money money(MoneyConvention convention, Object value, String code)
      throws BadValueException {
    return convention.money(value, MoneyConvention.currency(code));
  }
}
