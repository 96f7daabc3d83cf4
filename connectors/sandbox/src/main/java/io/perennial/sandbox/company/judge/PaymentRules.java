package io.perennial.sandbox.company.judge;

import io.perennial.sandbox.company.cast.Flag;
import io.perennial.sandbox.company.story.Bill;
import io.perennial.sandbox.company.story.Ticket;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The flags that look at invoices, and what is overdue. */
final class PaymentRules {

  private static final int OVERDUE_DAYS = 30;
  private static final int LAST = 3;
  private static final int SLOWER_BY = 10;
  private static final int SLOW_WINDOW = 120;
  private static final int GIVEN_UP_WINDOW = 365;

  private final Sight sight;

  PaymentRules(Sight sight) {
    this.sight = sight;
  }

  void judge(Findings findings) {
    findings.raise(Flag.PAYMENT_OVERDUE, overdueDays() > OVERDUE_DAYS);
    findings.raise(
        Flag.DISPUTE_OPEN,
        sight.bills().stream()
            .flatMap(bill -> bill.givenUp().stream())
            .anyMatch(moment -> sight.since(Ticket.day(moment)) < GIVEN_UP_WINDOW));
    findings.raise(Flag.PAYMENT_SLOWING, slowing());
  }

  /** Days since the deadline of the oldest unpaid invoice; 0 or less if none has passed. */
  long overdueDays() {
    return sight.bills().stream()
        .filter(bill -> bill.remaining() > 0)
        .mapToLong(bill -> sight.since(bill.deadline()))
        .max()
        .orElse(0);
  }

  /** Minor units owed beyond the deadline, by currency; invoices that were given up count too. */
  SortedMap<String, Long> overdue() {
    SortedMap<String, Long> owed = new TreeMap<>();
    for (Bill bill : sight.bills()) {
      if (bill.remaining() > 0 && sight.since(bill.deadline()) > 0) {
        String currency = sight.plans().get(bill.plan()).currency();
        owed.merge(currency, bill.remaining(), Long::sum);
      }
    }
    return owed;
  }

  /** The last three took at least ten days longer than up to six before them. */
  private boolean slowing() {
    List<Bill> paid =
        sight.bills().stream()
            .filter(bill -> bill.paid().isPresent())
            .sorted(Comparator.comparing(bill -> bill.paid().orElseThrow()))
            .toList();
    if (paid.size() < 2 * LAST) {
      return false;
    }
    int split = paid.size() - LAST;
    LocalDate last = paid.get(paid.size() - 1).paidOn().orElseThrow();
    return sight.since(last) < SLOW_WINDOW
        && average(paid.subList(split, paid.size()))
                - average(paid.subList(Math.max(0, split - 2 * LAST), split))
            >= SLOWER_BY;
  }

  private static long average(List<Bill> bills) {
    return Math.round(
        bills.stream()
            .mapToLong(
                bill -> bill.paidOn().orElseThrow().toEpochDay() - bill.issuedOn().toEpochDay())
            .average()
            .orElse(0));
  }
}
