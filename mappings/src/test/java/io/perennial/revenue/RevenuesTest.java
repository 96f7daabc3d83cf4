package io.perennial.revenue;

import static io.perennial.testing.Acme.acme;
import static io.perennial.testing.Acme.unlinked;
import static io.perennial.testing.Canonical.account;
import static io.perennial.testing.Canonical.deal;
import static io.perennial.testing.Canonical.subscription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.perennial.model.Money;
import io.perennial.model.fact.SubscriptionItem.Interval;
import io.perennial.model.history.Facts;
import io.perennial.revenue.Revenue.Basis;
import io.perennial.testing.Acme;
import io.perennial.testing.Canonical;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RevenuesTest {

  private static final Currency USD = Currency.getInstance("USD");
  private static final Currency EUR = Currency.getInstance("EUR");

  private final Revenues revenues = new Revenues(Rates.NONE);

  @Test
  void arr_ofTwentyMonthlyCustomers() {
    long minorUnits = 0;
    for (int customer = 0; customer < 20; customer++) {
      minorUnits += total(monthly(100_000)).minorUnits();
    }

    assertThat(Money.of(minorUnits, "EUR")).isEqualTo(Money.of(24_000_000, "EUR"));
  }

  @Test
  void arr_ofContractsOfTwoYears() {
    Money each = Arr.perYear(Money.of(200_000_000, "USD"), new BigDecimal("2"));

    assertThat(each.minorUnits() * 6).isEqualTo(600_000_000);
  }

  @Test
  void mrr_isATwelfthAndOneTimeFeesNeverCount() {
    // the onboarding of 15,000 is an invoice, and invoices are no recurring revenue
    Acme acme =
        acme()
            .subscription(
                subscription("sub_1", "2026-01-01T00:00:00Z")
                    .item("si_1", 2_900_000, "YEAR", 1, "2027-01-01"))
            .invoice(
                Canonical.invoice("INV-1", "2026-01-31")
                    .eur("total", 1_500_000)
                    .paid("2026-01-05T00:00:00Z"));

    Revenue revenue = revenues.of(acme.facts());

    assertThat(revenue.total()).contains(Money.of(2_900_000, "EUR"));
    assertThat(revenue.mrr()).contains(Money.of(241_667, "EUR"));
  }

  @Test
  void annual_countsIntervals() {
    BigDecimal hundred = new BigDecimal("100");

    assertThat(Arr.annual(hundred, Interval.DAY, 1)).isEqualByComparingTo("36500");
    assertThat(Arr.annual(hundred, Interval.WEEK, 2)).isEqualByComparingTo("2600");
    assertThat(Arr.annual(hundred, Interval.MONTH, 3)).isEqualByComparingTo("400");
    assertThat(Arr.annual(hundred, Interval.YEAR, 2)).isEqualByComparingTo("50");
  }

  @Test
  void arr_multipliesByQuantity() {
    assertThat(
            total(
                subscription("sub_1", "2026-01-01T00:00:00Z")
                    .item("si_1", Money.of(1_000, "EUR"), 25, "MONTH", 1, "2026-10-01")))
        .isEqualTo(Money.of(300_000, "EUR"));
  }

  @Test
  void discount_countsWhileItIsValid() {
    Canonical percent = monthly(10_000).number("percentOff", "12.5");
    Canonical ending = monthly(10_000).number("percentOff", "12.5");
    Canonical amount = monthly(10_000).eur("amountOff", 1_000);

    assertThat(total(percent)).isEqualTo(Money.of(105_000, "EUR"));
    assertThat(total(amount)).isEqualTo(Money.of(108_000, "EUR"));
    assertThat(total(ending.at("discountEndsAt", "2026-10-01T00:00:00Z")))
        .isEqualTo(Money.of(105_000, "EUR"));
    assertThat(total(ending.at("discountEndsAt", "2026-09-30T18:00:00Z")))
        .isEqualTo(Money.of(120_000, "EUR"));
  }

  @Test
  void amountOff_isSharedAndNeverMoreThanThePrice() {
    assertThat(
            total(
                subscription("sub_1", "2026-01-01T00:00:00Z")
                    .eur("amountOff", 3_000)
                    .item("si_1", 9_000, "MONTH", 1, "2026-10-01")
                    .item("si_2", 3_000, "MONTH", 1, "2026-10-01")))
        .isEqualTo(Money.of(108_000, "EUR"));
    assertThat(total(monthly(1_000).eur("amountOff", 5_000))).isEqualTo(Money.of(0, "EUR"));
  }

  @Test
  void discountInAnotherCurrency_makesTheTotalUnknown() {
    Revenue revenue = revenue(monthly(10_000).set("amountOff", Money.of(100, "USD")));

    assertThat(revenue.total()).isEmpty();
    assertThat(revenue.gaps()).hasSize(1);
  }

  @Test
  void trial_bringsNothingUntilTheDayItEnds() {
    Canonical trial =
        monthly(10_000).set("status", "TRIALING").at("trialEndsAt", "2026-10-01T15:00:00Z");

    assertThat(total(trial)).isEqualTo(Money.of(0, "EUR"));
    assertThat(revenue(trial).until()).contains(LocalDate.of(2026, 10, 1));
    assertThat(revenues.of(acme().subscription(trial).at("2026-10-01T00:00:00Z")).total())
        .contains(Money.of(120_000, "EUR"));
  }

  @Test
  void subscription_countsFromItsStartUntilItsEnd() {
    Canonical ended =
        monthly(10_000).set("status", "CANCELED").at("endedAt", "2026-09-30T12:00:00Z");

    assertThat(total(ended)).isEqualTo(Money.of(0, "EUR"));
    assertThat(revenues.of(acme().subscription(ended).at("2026-09-30T11:59:59Z")).total())
        .contains(Money.of(120_000, "EUR"));
    assertThat(revenues.of(acme().subscription(ended).at("2025-12-31T23:59:59Z")).total())
        .isEmpty();
  }

  @Test
  void status_decidesWhetherASubscriptionPays() {
    assertThat(total(monthly(10_000).set("status", "PAST_DUE")))
        .isEqualTo(Money.of(120_000, "EUR"));
    assertThat(total(monthly(10_000).set("status", "UNPAID"))).isEqualTo(Money.of(120_000, "EUR"));
    assertThat(total(monthly(10_000).set("status", "PAUSED"))).isEqualTo(Money.of(0, "EUR"));
    assertThat(total(monthly(10_000).set("status", "INCOMPLETE"))).isEqualTo(Money.of(0, "EUR"));
  }

  @Test
  void meteredItem_doesNotCount() {
    assertThat(
            total(
                monthly(10_000)
                    .item(Map.of("id", "si_2", "unitAmount", Money.of(5, "EUR"), "metered", true))))
        .isEqualTo(Money.of(120_000, "EUR"));
  }

  @Test
  void itemWithoutAPrice_makesTheTotalUnknownAndIsNamed() {
    Revenue revenue = revenue(monthly(10_000).item(Map.of("id", "si_tiered")));

    assertThat(revenue.total()).isEmpty();
    assertThat(revenue.arr()).containsEntry("EUR", Money.of(120_000, "EUR"));
    assertThat(revenue.gaps().get(0).text()).isEqualTo("price of si_tiered in sub_1 not known");
  }

  @Test
  void currencies_areNeverAddedWithoutARate() {
    Acme acme =
        acme(account("001").set("currency", "EUR"))
            .subscription(monthly(10_000))
            .subscription(
                subscription("sub_2", "2026-01-01T00:00:00Z")
                    .item("si_1", Money.of(10_000, "USD"), 1, "MONTH", 1, "2026-10-01"));

    Revenue without = revenues.of(acme.facts());
    Revenue with = new Revenues(rate("0.95", 9)).of(acme.facts());

    assertThat(without.total()).isEmpty();
    assertThat(without.gaps().get(0).text()).isEqualTo("no rate from USD to EUR for 2026-09");
    assertThat(without.arr()).containsOnlyKeys("EUR", "USD");
    assertThat(with.total()).contains(Money.of(234_000, "EUR"));
    assertThat(with.until()).contains(LocalDate.of(2026, 10, 1));
  }

  @Test
  void rate_ofAnotherMonthIsNoRate() {
    assertThat(rate("0.95", 8).convert(Money.of(100, "USD"), EUR, YearMonth.of(2026, 9))).isEmpty();
    assertThat(rate("0.95", 9).convert(Money.of(100, "USD"), EUR, YearMonth.of(2026, 9)))
        .contains(Money.of(95, "EUR"));
    assertThat(rate("0.95", 9).convert(Money.of(95, "EUR"), USD, YearMonth.of(2026, 9)))
        .contains(Money.of(100, "USD"));
    assertThat(Rates.NONE.convert(Money.of(7, "EUR"), EUR, YearMonth.of(2026, 9)))
        .contains(Money.of(7, "EUR"));
  }

  @Test
  void rate_mustBeAboveZero() {
    assertThatIllegalArgumentException().isThrownBy(() -> rate("0", 9));
  }

  @Test
  void customerWithoutBilling_isMeasuredByItsContracts() {
    Facts facts =
        unlinked()
            .deal(
                deal("006", "NEW")
                    .won("2026-01-01")
                    .eur("amount", 2_400_000)
                    .number("termYears", "2")
                    .date("contractStart", "2026-01-01")
                    .date("contractEnd", "2027-12-31"))
            .facts();

    Revenue revenue = revenues.of(facts);

    assertThat(revenue.basis()).isEqualTo(Basis.CONTRACTS);
    assertThat(revenue.total()).contains(Money.of(1_200_000, "EUR"));
    assertThat(revenue.until()).contains(LocalDate.of(2028, 1, 1));
  }

  @Test
  void contract_withoutATermIsReadFromItsDatesOrNotAtAll() {
    Canonical dated =
        deal("006", "NEW")
            .won("2026-01-01")
            .eur("amount", 600_000)
            .date("contractStart", "2026-07-01")
            .date("contractEnd", "2026-12-31");
    Canonical undated =
        deal("006", "NEW")
            .won("2026-01-01")
            .eur("amount", 600_000)
            .date("contractEnd", "2026-12-31");

    assertThat(revenues.of(unlinked().deal(dated).facts()).total())
        .contains(Money.of(1_200_000, "EUR"));
    assertThat(revenues.of(unlinked().deal(undated).facts()).total()).isEmpty();
  }

  @Test
  void nothingKnown_isUnknownAndNotZero() {
    assertThat(revenues.of(unlinked().facts()).total()).isEmpty();
    assertThat(revenues.of(unlinked().facts()).basis()).isEqualTo(Basis.UNKNOWN);
    assertThat(revenues.of(acme(account("001").set("currency", "EUR")).facts()).total())
        .contains(Money.of(0, "EUR"));
  }

  @Test
  void fall_isSeenByOneCentAndNotAcrossCurrencies() {
    Revenue twelve = revenue(monthly(100));
    Revenue less = revenue(monthly(99));

    assertThat(less.fellSince(twelve)).isTrue();
    assertThat(twelve.fellSince(less)).isFalse();
    assertThat(twelve.fellSince(twelve)).isFalse();
  }

  private Money total(Canonical subscription) {
    return revenue(subscription).total().orElseThrow();
  }

  private Revenue revenue(Canonical subscription) {
    return revenues.of(acme().subscription(subscription).facts());
  }

  private static Canonical monthly(long minorUnits) {
    return subscription("sub_1", "2026-01-01T00:00:00Z")
        .item("si_1", minorUnits, "MONTH", 1, "2026-10-01");
  }

  /** So many euros for a dollar in a month of 2026. */
  private static Rates rate(String euros, int month) {
    return new Rates(
        EUR, Map.of(new Rates.Key(USD, YearMonth.of(2026, month)), new BigDecimal(euros)));
  }
}
