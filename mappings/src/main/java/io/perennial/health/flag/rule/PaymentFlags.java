package io.perennial.health.flag.rule;

import io.perennial.model.RecordRef;
import io.perennial.model.fact.AsOf;
import io.perennial.model.fact.Invoice;
import io.perennial.model.verdict.Because;
import io.perennial.model.verdict.Until;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Flags that look at invoices. */
final class PaymentFlags {

  private PaymentFlags() {}

  /** An invoice is overdue for more than so many days. */
  static Verdict overdue(Question question) {
    int days = question.number("days");
    Until until = new Until(question.today());
    List<Invoice> late = new ArrayList<>();
    for (Invoice invoice : question.facts().invoices()) {
      if (invoice.owed() && invoice.deadline().isPresent()) {
        LocalDate raisedOn = invoice.deadline().get().plusDays(days + 1L);
        until.at(raisedOn);
        until.at(invoice.deadline().get().plusDays(question.number("danger-days") + 1L));
        if (!question.today().isBefore(raisedOn)) {
          late.add(invoice);
        }
      }
    }
    if (late.isEmpty()) {
      return Verdict.calm(until.date());
    }
    Invoice oldest = late.get(0);
    LocalDate deadline = oldest.deadline().orElseThrow();
    Because because =
        Because.of(
            "invoice {} ({}) overdue since {}",
            oldest.name(),
            oldest.remaining(),
            deadline.plusDays(1));
    because = late.size() == 1 ? because : Because.of("{}, and {} more", because, late.size() - 1);
    List<RecordRef> refs = late.stream().map(Invoice::ref).toList();
    boolean danger =
        ChronoUnit.DAYS.between(deadline, question.today()) > question.number("danger-days");
    return danger
        ? Verdict.danger(because, refs, until.date())
        : Verdict.raised(because, refs, until.date());
  }

  /** The last few invoices took longer to be paid than those before them. */
  static Verdict slowing(Question question) {
    List<Invoice> paid = new ArrayList<>();
    for (Invoice invoice : question.facts().invoices()) {
      if (invoice.paidAt().isPresent()
          && invoice.issuedAt().isPresent()
          && invoice.total().minorUnits() > 0) {
        paid.add(invoice);
      }
    }
    Until until = new Until(question.today());
    int count = question.number("invoices");
    if (paid.size() < 2 * count) {
      return Verdict.calm(until.date());
    }
    paid.sort(
        Comparator.comparing((Invoice invoice) -> invoice.paidAt().orElseThrow())
            .thenComparing(Invoice::ref));
    List<Invoice> recent = paid.subList(paid.size() - count, paid.size());
    List<Invoice> before = paid.subList(Math.max(0, paid.size() - 3 * count), paid.size() - count);
    LocalDate forgotten =
        recent.get(count - 1).paidOn().orElseThrow().plusDays(question.number("window-days"));
    until.at(forgotten);
    long now = averageDays(recent);
    long earlier = averageDays(before);
    return !question.today().isBefore(forgotten) || now - earlier < question.number("more-days")
        ? Verdict.calm(until.date())
        : Verdict.raised(
            Because.of(
                "last {} invoices paid after {} days on average, those before after {}",
                count,
                now,
                earlier),
            recent.stream().map(Invoice::ref).toList(),
            until.date());
  }

  /** An invoice has been given up and not been paid since. */
  static Verdict givenUp(Question question) {
    Until until = new Until(question.today());
    for (Invoice invoice : question.facts().invoices()) {
      if (invoice.status() != Invoice.Status.UNCOLLECTIBLE || !invoice.owed()) {
        continue;
      }
      LocalDate since =
          invoice.uncollectibleAt().map(AsOf::day).or(invoice::deadline).orElse(question.today());
      LocalDate forgotten = since.plusDays(question.number("window-days"));
      until.at(forgotten);
      if (question.today().isBefore(forgotten)) {
        return Verdict.raised(
            Because.of(
                "invoice {} ({}) given up on {}", invoice.name(), invoice.remaining(), since),
            List.of(invoice.ref()),
            until.date());
      }
    }
    return Verdict.calm(until.date());
  }

  private static long averageDays(List<Invoice> invoices) {
    long days = 0;
    for (Invoice invoice : invoices) {
      LocalDate issued = AsOf.day(invoice.issuedAt().orElseThrow());
      days += ChronoUnit.DAYS.between(issued, invoice.paidOn().orElseThrow());
    }
    return Math.round((double) days / invoices.size());
  }
}
