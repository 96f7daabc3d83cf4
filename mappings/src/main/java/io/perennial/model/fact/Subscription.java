package io.perennial.model.fact;

import io.perennial.model.CanonicalRecord;
import io.perennial.model.Money;
import io.perennial.model.RecordRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * A recurring contract in billing.
 *
 * @param ref where it came from
 * @param cancelAt when it is going to end
 * @param canceledAt when the customer gave notice
 * @param cancelAtPeriodEnd whether it ends with the running period
 * @param percentOff discount in percent, for example 12.5
 * @param amountOff discount on each period's bill
 * @param discountEndsAt empty if the discount has no end
 * @param attributes open attributes of the mapping
 */
public record Subscription(
    RecordRef ref,
    String billingCustomerId,
    Optional<String> accountId,
    Optional<Status> status,
    Instant startedAt,
    Optional<Instant> endedAt,
    Optional<Instant> trialEndsAt,
    Optional<Instant> cancelAt,
    Optional<Instant> canceledAt,
    boolean cancelAtPeriodEnd,
    Optional<BigDecimal> percentOff,
    Optional<Money> amountOff,
    Optional<Instant> discountEndsAt,
    List<SubscriptionItem> items,
    SortedMap<String, Object> attributes)
    implements Fact<Subscription> {

  /** Where it stands. */
  public enum Status {
    TRIALING,
    ACTIVE,
    PAST_DUE,
    UNPAID,
    PAUSED,
    INCOMPLETE,
    INCOMPLETE_EXPIRED,
    CANCELED
  }

  public Subscription {
    items = List.copyOf(items);
  }

  public static Subscription of(CanonicalRecord canonical) {
    Values values = Values.of(canonical);
    return new Subscription(
        canonical.ref(),
        values.required("billingCustomerId", String.class),
        values.text("accountId"),
        values.option("status", Status.class),
        values.required("startedAt", Instant.class),
        values.instant("endedAt"),
        values.instant("trialEndsAt"),
        values.instant("cancelAt"),
        values.instant("canceledAt"),
        values.isTrue("cancelAtPeriodEnd"),
        values.number("percentOff"),
        values.money("amountOff"),
        values.instant("discountEndsAt"),
        values.parts("items").stream().map(SubscriptionItem::of).toList(),
        canonical.attributes());
  }

  /** Whether a first payment was made or is not due yet, so that it has been a contract at all. */
  public boolean everLive() {
    return !is(Status.INCOMPLETE) && !is(Status.INCOMPLETE_EXPIRED);
  }

  /** Whether it runs; a trial does, a pause does not. */
  public boolean live() {
    return endedAt.isEmpty() && everLive() && !is(Status.PAUSED) && !is(Status.CANCELED);
  }

  /** Whether it is still on trial on a day, UTC; a trial brings no revenue. */
  public boolean onTrial(LocalDate day) {
    return trialEndsAt.isPresent()
        ? day.isBefore(AsOf.day(trialEndsAt.get()))
        : is(Status.TRIALING);
  }

  /** First day of revenue, UTC. */
  public LocalDate firstDay() {
    LocalDate started = AsOf.day(startedAt);
    LocalDate paid = trialEndsAt.map(AsOf::day).orElse(started);
    return paid.isAfter(started) ? paid : started;
  }

  private boolean is(Status other) {
    return status.isPresent() && status.get() == other;
  }

  @Override
  public Optional<Subscription> asOf(AsOf at, Subscription version, boolean readByThen) {
    if (at.hides(startedAt)) {
      return Optional.empty();
    }
    if (at.same(version, this) && !at.hides(endedAt) && !at.hides(canceledAt)) {
      return Optional.of(this);
    }
    Optional<Subscription> notice = noticeKnown(at, version);
    return Optional.of(
        new Subscription(
            ref,
            billingCustomerId,
            version.accountId,
            statusThen(at, version),
            startedAt,
            at.seen(endedAt),
            version.trialEndsAt,
            notice.flatMap(Subscription::cancelAt),
            notice.flatMap(Subscription::canceledAt),
            notice.map(Subscription::cancelAtPeriodEnd).orElse(false),
            version.percentOff,
            version.amountOff,
            version.discountEndsAt,
            version.items,
            version.attributes));
  }

  private Optional<Status> statusThen(AsOf at, Subscription version) {
    if (at.sees(endedAt)) {
      return status;
    }
    boolean endedLater = at.hides(endedAt) && version.is(Status.CANCELED);
    return endedLater ? Optional.of(Status.ACTIVE) : version.status;
  }

  /** The subscription that carries the notice known then; empty if none had been given. */
  private Optional<Subscription> noticeKnown(AsOf at, Subscription version) {
    if (at.sees(canceledAt)) {
      return Optional.of(this);
    }
    boolean undated = canceledAt.isEmpty() && version.canceledAt.isEmpty();
    return at.sees(version.canceledAt) || undated ? Optional.of(version) : Optional.empty();
  }

  @Override
  public void moments(Consumer<Instant> sink) {
    sink.accept(startedAt);
    endedAt.ifPresent(sink);
    canceledAt.ifPresent(sink);
  }
}
