package io.perennial.model.fact;

import io.perennial.model.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * One product in a subscription.
 *
 * @param id key at the vendor, for example {@code si_1NZ}
 * @param unitAmount price of one unit for one interval; empty for tiered prices
 * @param quantity units, for example licences
 * @param interval unit of the billing period
 * @param intervalCount periods are this many intervals long, for example 3 months
 * @param metered billed by use, so not known in advance
 * @param periodEndsAt when the running period ends
 */
public record SubscriptionItem(
    String id,
    Optional<String> product,
    Optional<Money> unitAmount,
    BigDecimal quantity,
    Interval interval,
    int intervalCount,
    boolean metered,
    Optional<Instant> periodEndsAt) {

  /** Unit of a billing period. */
  public enum Interval {
    DAY,
    WEEK,
    MONTH,
    YEAR
  }

  public SubscriptionItem {
    if (intervalCount < 1) {
      throw new IllegalArgumentException("intervalCount must be at least 1: " + intervalCount);
    }
  }

  /** Whether a period is at least so many months long, a month of 30 days. */
  public boolean lastsMonths(int months) {
    return switch (interval) {
      case DAY -> intervalCount >= months * 30;
      case WEEK -> intervalCount * 7 >= months * 30;
      case MONTH -> intervalCount >= months;
      case YEAR -> intervalCount * 12 >= months;
    };
  }

  /** A missing quantity is 1 and a missing interval one month, as the vendors bill. */
  static SubscriptionItem of(Values values) {
    return new SubscriptionItem(
        values.required("id", String.class),
        values.text("product"),
        values.money("unitAmount"),
        values.number("quantity").orElse(BigDecimal.ONE),
        values.option("interval", Interval.class).orElse(Interval.MONTH),
        values.integer("intervalCount").orElse(1),
        values.isTrue("metered"),
        values.instant("periodEndsAt"));
  }
}
