package io.perennial.health.score;

import io.perennial.health.Signals;
import io.perennial.health.measure.Rating;
import io.perennial.model.Money;
import io.perennial.model.fact.Invoice;
import io.perennial.model.fact.Ticket;
import io.perennial.model.history.Facts;
import io.perennial.model.history.SourceKind;
import io.perennial.model.verdict.Until;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the plain numbers that people want beside the score. */
final class SignalReader {

  private static final int DAYS = 30;

  private SignalReader() {}

  static Signals read(Facts facts) {
    Until until = new Until(facts.today());
    SortedMap<String, Money> overdue = new TreeMap<>();
    Optional<LocalDate> overdueSince = overdue(facts, overdue, until);
    Optional<SortedMap<String, Money>> owed =
        facts.linked().contains(SourceKind.BILLING) ? Optional.of(overdue) : Optional.empty();
    if (!facts.linked().contains(SourceKind.SUPPORT)) {
      return new Signals(
          OptionalInt.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          owed,
          overdueSince,
          until.date());
    }
    int critical = 0;
    Optional<LocalDate> oldest = Optional.empty();
    for (Ticket ticket : facts.tickets()) {
      if (ticket.open() && ticket.critical()) {
        critical++;
        oldest = oldest.isPresent() ? oldest : Optional.of(ticket.openedOn());
      }
    }
    List<Ticket> opened = facts.ticketsOpenedIn(DAYS);
    if (!opened.isEmpty()) {
      until.at(opened.get(0).openedOn().plusDays(DAYS));
    }
    return new Signals(
        OptionalInt.of(critical),
        oldest,
        OptionalInt.of(opened.size()),
        latestRating(facts),
        owed,
        overdueSince,
        until.date());
  }

  private static Optional<LocalDate> overdue(
      Facts facts, SortedMap<String, Money> overdue, Until until) {
    Optional<LocalDate> since = Optional.empty();
    for (Invoice invoice : facts.invoices()) {
      if (!invoice.owed() || invoice.deadline().isEmpty()) {
        continue;
      }
      LocalDate late = invoice.deadline().get().plusDays(1);
      until.at(late);
      if (!facts.today().isBefore(late)) {
        since = since.isPresent() ? since : Optional.of(late);
        Money open = invoice.remaining();
        overdue.merge(open.currency().getCurrencyCode(), open, Money::plus);
      }
    }
    return since;
  }

  private static Optional<BigDecimal> latestRating(Facts facts) {
    List<Rating> ratings = Rating.all(facts);
    return ratings.isEmpty()
        ? Optional.empty()
        : Optional.of(ratings.get(ratings.size() - 1).score());
  }
}
