package io.perennial.sandbox.company.story;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * An invoice; amounts in minor units.
 *
 * @param plan which of the customer's subscriptions it is for
 * @param issued when it went out
 * @param due last day to pay; empty if it is charged by itself
 * @param attempts how often billing tried to charge
 */
public record Bill(
    int plan,
    LocalDate periodStart,
    LocalDate periodEnd,
    Instant issued,
    Optional<LocalDate> due,
    Optional<Instant> paid,
    Optional<Instant> givenUp,
    int attempts,
    long subtotal,
    long discount) {

  public long total() {
    return subtotal - discount;
  }

  /** What is still owed. */
  public long remaining() {
    return paid.isPresent() ? 0 : total();
  }

  public LocalDate issuedOn() {
    return day(issued);
  }

  /** Last day to pay in time; a charge takes a day. */
  public LocalDate deadline() {
    return due.orElseGet(() -> issuedOn().plusDays(1));
  }

  public Optional<LocalDate> paidOn() {
    return paid.map(Bill::day);
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }
}
