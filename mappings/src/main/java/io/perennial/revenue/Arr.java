package io.perennial.revenue;

import io.perennial.model.Money;
import io.perennial.model.fact.AsOf;
import io.perennial.model.fact.Subscription;
import io.perennial.model.fact.SubscriptionItem;
import io.perennial.model.fact.SubscriptionItem.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/**
 * Recurring revenue a year (ARR) of contracts; one-time fees never count.
 *
 * <p>A year has 365 days, 52 weeks and 12 months. Discounts count while they are valid; what is
 * billed by use is not known in advance and does not count. Amounts stay unrounded (6 decimals of a
 * minor unit) until they have been added up.
 */
public final class Arr {

  private static final int SCALE = 6;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

  private Arr() {}

  /** Of a price that is paid every so many intervals. */
  public static BigDecimal annual(BigDecimal amount, Interval interval, int count) {
    int periods =
        switch (interval) {
          case DAY -> 365;
          case WEEK -> 52;
          case MONTH -> 12;
          case YEAR -> 1;
        };
    return amount
        .multiply(BigDecimal.valueOf(periods))
        .divide(BigDecimal.valueOf(count), SCALE, RoundingMode.HALF_EVEN);
  }

  /** Of a contract of several years: its worth, divided by them; rounded half up. */
  public static Money perYear(Money total, BigDecimal years) {
    if (years.signum() <= 0) {
      throw new IllegalArgumentException("years must be above 0: " + years);
    }
    return money(
        BigDecimal.valueOf(total.minorUnits()).divide(years, SCALE, RoundingMode.HALF_EVEN),
        total.currency());
  }

  /** MRR: a twelfth of the ARR, rounded half up. */
  public static Money perMonth(Money arr) {
    return money(
        BigDecimal.valueOf(arr.minorUnits()).divide(MONTHS, SCALE, RoundingMode.HALF_EVEN),
        arr.currency());
  }

  /**
   * Minor units a year that an item brings on a day, after its share of the discount.
   *
   * @return empty if its price, or the discount in its currency, is not known
   */
  public static Optional<BigDecimal> of(
      Subscription subscription, SubscriptionItem item, LocalDate today) {
    if (item.metered() || !subscription.live() || subscription.onTrial(today)) {
      return Optional.of(BigDecimal.ZERO);
    }
    Optional<BigDecimal> gross = gross(item);
    if (gross.isEmpty() || !discounted(subscription, today)) {
      return gross;
    }
    BigDecimal net = gross.get();
    if (subscription.percentOff().isPresent()) {
      BigDecimal kept = HUNDRED.subtract(subscription.percentOff().get());
      net = net.multiply(kept).divide(HUNDRED, SCALE, RoundingMode.HALF_EVEN);
    }
    if (subscription.amountOff().isPresent()) {
      return lessAmount(subscription, item, net, subscription.amountOff().get());
    }
    return Optional.of(net);
  }

  /** Whether the contract has a discount on a day; without an end it has one for good. */
  static boolean discounted(Subscription subscription, LocalDate today) {
    return (subscription.percentOff().isPresent() || subscription.amountOff().isPresent())
        && (subscription.discountEndsAt().isEmpty()
            || today.isBefore(AsOf.day(subscription.discountEndsAt().get())));
  }

  /** Minor units as an amount, rounded half up. */
  public static Money money(BigDecimal minorUnits, Currency currency) {
    return new Money(minorUnits.setScale(0, RoundingMode.HALF_UP).longValueExact(), currency);
  }

  private static Optional<BigDecimal> gross(SubscriptionItem item) {
    return item.unitAmount()
        .map(
            price ->
                annual(
                    BigDecimal.valueOf(price.minorUnits()).multiply(item.quantity()),
                    item.interval(),
                    item.intervalCount()));
  }

  /** An amount off each bill of the contract, shared out by the items' gross prices. */
  private static Optional<BigDecimal> lessAmount(
      Subscription subscription, SubscriptionItem item, BigDecimal net, Money off) {
    BigDecimal whole = BigDecimal.ZERO;
    for (SubscriptionItem each : subscription.items()) {
      if (each.metered()) {
        continue;
      }
      Optional<BigDecimal> gross = gross(each);
      if (gross.isEmpty() || !each.unitAmount().orElseThrow().currency().equals(off.currency())) {
        return Optional.empty();
      }
      whole = whole.add(gross.get());
    }
    if (whole.signum() <= 0) {
      return Optional.of(net);
    }
    BigDecimal share =
        annual(BigDecimal.valueOf(off.minorUnits()), item.interval(), item.intervalCount())
            .multiply(gross(item).orElseThrow())
            .divide(whole, SCALE, RoundingMode.HALF_EVEN);
    return Optional.of(net.subtract(share).max(BigDecimal.ZERO));
  }
}
