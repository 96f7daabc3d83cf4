package io.perennial.model.fact;

import io.perennial.model.CanonicalRecord;
import io.perennial.model.Money;
import io.perennial.model.RecordRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * A bill to a customer. Drafts and voided invoices never get here.
 *
 * @param ref where it came from
 * @param number as printed on it, for example {@code INV-204}
 * @param total what was asked for, tax included
 * @param remaining what is still owed
 * @param due last day to pay without being late, UTC
 * @param uncollectibleAt when it was given up
 * @param attempts how often the vendor tried to collect it
 * @param autoCharged whether the vendor collects it by itself
 * @param attributes open attributes of the mapping
 */
public record Invoice(
    RecordRef ref,
    String billingCustomerId,
    Optional<String> subscriptionId,
    Optional<String> number,
    Status status,
    Money total,
    Money remaining,
    Optional<Instant> issuedAt,
    Optional<LocalDate> due,
    Optional<Instant> paidAt,
    Optional<Instant> uncollectibleAt,
    int attempts,
    boolean autoCharged,
    SortedMap<String, Object> attributes)
    implements Fact<Invoice> {

  /** Where it stands. */
  public enum Status {
    OPEN,
    PAID,
    UNCOLLECTIBLE
  }

  /** Without a due day an invoice is to be paid at once; the vendor's first attempt takes hours. */
  private static final int DAYS_TO_PAY_AT_ONCE = 1;

  public static Invoice of(CanonicalRecord canonical) {
    Values values = Values.of(canonical);
    Money total = values.required("total", Money.class);
    Optional<Instant> paidAt = values.instant("paidAt");
    Status status =
        values
            .option("status", Status.class)
            .orElse(paidAt.isPresent() ? Status.PAID : Status.OPEN);
    Money owed = status == Status.PAID ? Money.zero(total.currency()) : total;
    return new Invoice(
        canonical.ref(),
        values.required("billingCustomerId", String.class),
        values.text("subscriptionId"),
        values.text("number"),
        status,
        total,
        values.money("remaining").orElse(owed),
        values.instant("issuedAt"),
        values.date("due"),
        paidAt,
        values.instant("uncollectibleAt"),
        values.integer("attempts").orElse(0),
        values.isTrue("autoCharged"),
        canonical.attributes());
  }

  /** As people call it: its number, or the vendor's key. */
  public String name() {
    return number.orElse(ref.id());
  }

  /** Last day to pay in time, UTC; empty if neither a due day nor an issue date is known. */
  public Optional<LocalDate> deadline() {
    return due.isPresent()
        ? due
        : issuedAt.map(issued -> AsOf.day(issued).plusDays(DAYS_TO_PAY_AT_ONCE));
  }

  /** Whether something is still owed. */
  public boolean owed() {
    return status != Status.PAID && remaining.minorUnits() > 0;
  }

  /** Day of payment, UTC. */
  public Optional<LocalDate> paidOn() {
    return paidAt.map(AsOf::day);
  }

  @Override
  public Optional<Invoice> asOf(AsOf at, Invoice version, boolean readByThen) {
    if (at.hides(issuedAt)) {
      return Optional.empty();
    }
    if (at.same(version, this) && !at.hides(paidAt) && !at.hides(uncollectibleAt)) {
      return Optional.of(this);
    }
    Status then = statusThen(at, version);
    return Optional.of(
        new Invoice(
            ref,
            billingCustomerId,
            subscriptionId,
            version.number,
            then,
            total,
            remainingThen(at, version, then),
            issuedAt,
            due,
            then == Status.PAID ? at.seen(paidAt) : Optional.empty(),
            at.seen(uncollectibleAt),
            version.attempts,
            version.autoCharged,
            version.attributes));
  }

  private Status statusThen(AsOf at, Invoice version) {
    if (at.sees(paidAt)) {
      return Status.PAID;
    }
    if (at.sees(uncollectibleAt)) {
      return Status.UNCOLLECTIBLE;
    }
    boolean paidLater = version.status == Status.PAID && at.hides(paidAt);
    boolean givenUpLater = version.status == Status.UNCOLLECTIBLE && at.hides(uncollectibleAt);
    return paidLater || givenUpLater ? Status.OPEN : version.status;
  }

  private Money remainingThen(AsOf at, Invoice version, Status then) {
    if (at.sees(paidAt)) {
      return remaining;
    }
    return then != Status.PAID && version.status == Status.PAID ? total : version.remaining;
  }

  @Override
  public void moments(Consumer<Instant> sink) {
    issuedAt.ifPresent(sink);
    paidAt.ifPresent(sink);
    uncollectibleAt.ifPresent(sink);
  }
}
