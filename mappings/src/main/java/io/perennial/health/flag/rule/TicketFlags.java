package io.perennial.health.flag.rule;

import io.perennial.model.RecordRef;
import io.perennial.model.fact.Opportunity;
import io.perennial.model.fact.Opportunity.OrderType;
import io.perennial.model.fact.Ticket;
import io.perennial.model.verdict.Because;
import io.perennial.model.verdict.Until;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Flags that look at tickets. Windows are whole UTC days that end today. */
final class TicketFlags {

  private TicketFlags() {}

  /** A critical ticket is open for more than so many days. */
  static Verdict aging(Question question) {
    int days = question.number("days");
    Until until = new Until(question.today());
    List<RecordRef> old = new ArrayList<>();
    LocalDate since = question.today();
    for (Ticket ticket : question.facts().tickets()) {
      if (!ticket.open() || !ticket.critical()) {
        continue;
      }
      LocalDate raisedOn = ticket.openedOn().plusDays(days + 1L);
      until.at(raisedOn);
      if (!question.today().isBefore(raisedOn)) {
        since = old.isEmpty() ? ticket.openedOn() : since;
        old.add(ticket.ref());
      }
    }
    if (old.isEmpty()) {
      return Verdict.calm(until.date());
    }
    Because oldest = Because.of("critical ticket {} open since {}", old.get(0).id(), since);
    Because because =
        old.size() == 1 ? oldest : Because.of("{}, and {} more", oldest, old.size() - 1);
    return Verdict.raised(because, old, until.date());
  }

  /** At least so many tickets were opened in a few days. */
  static Verdict spike(Question question) {
    int days = question.number("days");
    List<Ticket> opened = question.facts().ticketsOpenedIn(days);
    Until until = leaving(question, opened, days);
    if (opened.size() < question.number("tickets")) {
      return Verdict.calm(until.date());
    }
    Because because = Because.of("{} tickets opened in {} days", opened.size(), days);
    return opened.size() < question.number("danger-tickets")
        ? Verdict.raised(because, refs(opened), until.date())
        : Verdict.danger(because, refs(opened), until.date());
  }

  /** More than so many tickets were opened in a month. */
  static Verdict overuse(Question question) {
    int days = question.number("days");
    List<Ticket> opened = question.facts().ticketsOpenedIn(days);
    Until until = leaving(question, opened, days);
    return opened.size() <= question.number("more-than-tickets")
        ? Verdict.calm(until.date())
        : Verdict.raised(
            Because.of("{} tickets opened in {} days", opened.size(), days),
            refs(opened),
            until.date());
  }

  /** Far fewer tickets than the customer's own habit. */
  static Verdict silent(Question question) {
    int days = question.number("days");
    int baseline = question.number("baseline-days");
    int recent = question.facts().ticketsOpenedIn(days).size();
    List<Ticket> all = question.facts().ticketsOpenedIn(days + baseline);
    int before = all.size() - recent;
    Until until = new Until(question.today());
    for (Ticket ticket : all) {
      until.at(ticket.openedOn().plusDays(days));
      until.at(ticket.openedOn().plusDays((long) days + baseline));
    }
    long share = (long) before * days * question.number("below-percent");
    boolean far = (long) recent * baseline * 100 < share;
    return before < question.number("baseline-tickets") || !far
        ? Verdict.calm(until.date())
        : Verdict.raised(
            Because.of(
                "{} tickets in {} days, {} in the {} days before", recent, days, before, baseline),
            List.of(),
            until.date());
  }

  /** Several tickets of one topic. */
  static Verdict repeatedTopic(Question question) {
    int days = question.number("days");
    List<Ticket> opened = question.facts().ticketsOpenedIn(days);
    Until until = leaving(question, opened, days);
    Map<String, List<RecordRef>> topics = new TreeMap<>();
    for (Ticket ticket : opened) {
      ticket
          .topic()
          .ifPresent(
              topic -> topics.computeIfAbsent(topic, first -> new ArrayList<>()).add(ticket.ref()));
    }
    String most = "";
    List<RecordRef> tickets = List.of();
    for (Map.Entry<String, List<RecordRef>> topic : topics.entrySet()) {
      if (topic.getValue().size() > tickets.size()) {
        most = topic.getKey();
        tickets = topic.getValue();
      }
    }
    return tickets.size() < question.number("tickets")
        ? Verdict.calm(until.date())
        : Verdict.raised(
            Because.of("{} tickets about {} in {} days", tickets.size(), most, days),
            tickets,
            until.date());
  }

  /** A critical ticket is open while a renewal or an expansion is being sold. */
  static Verdict duringDeal(Question question) {
    Until until = new Until(question.today());
    List<RecordRef> critical = new ArrayList<>();
    for (Ticket ticket : question.facts().tickets()) {
      if (ticket.open() && ticket.critical()) {
        critical.add(ticket.ref());
      }
    }
    if (critical.isEmpty()) {
      return Verdict.calm(until.date());
    }
    for (Opportunity deal : question.facts().opportunities()) {
      if (!deal.closed() && (deal.is(OrderType.RENEWAL) || deal.is(OrderType.ADD_ON))) {
        List<RecordRef> both = new ArrayList<>(critical);
        both.add(deal.ref());
        return Verdict.raised(
            Because.of("critical ticket {} open during {}", critical.get(0).id(), offer(deal)),
            both,
            until.date());
      }
    }
    return Verdict.calm(until.date());
  }

  private static Because offer(Opportunity deal) {
    String words = deal.is(OrderType.RENEWAL) ? "a renewal" : "an add-on";
    return deal.closeDate().isPresent()
        ? Because.of(words + " closing {}", deal.closeDate().get())
        : Because.of(words);
  }

  private static Until leaving(Question question, List<Ticket> opened, int days) {
    Until until = new Until(question.today());
    if (!opened.isEmpty()) {
      until.at(opened.get(0).openedOn().plusDays(days));
    }
    return until;
  }

  private static List<RecordRef> refs(List<Ticket> tickets) {
    return tickets.stream().map(Ticket::ref).toList();
  }
}
