package io.perennial.health.measure;

import io.perennial.health.model.Curve;
import io.perennial.health.model.MeasureName;
import io.perennial.health.model.MeasureSettings;
import io.perennial.model.RecordRef;
import io.perennial.model.fact.Ticket;
import io.perennial.model.history.Facts;
import io.perennial.model.history.SourceKind;
import io.perennial.model.verdict.Because;
import io.perennial.model.verdict.Until;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How well support goes: age of open tickets, share of critical and of reopened ones, and how often
 * the customer gets in touch. The weakest part counts.
 *
 * <p>Source: tickets. Questions and wishes never lower it, however many: only trouble counts
 * against the upper edge of the contact band. Unknown if the customer has never had a ticket.
 */
final class SupportMeasure implements Measure {

  private final int windowDays;
  private final int minimumTickets;
  private final int contactDays;
  private final int contactLow;
  private final int contactHigh;
  private final int tooFewPoints;
  private final int tooManyPoints;
  private final Curve openAge;
  private final Curve criticalAge;
  private final Curve criticalPercent;
  private final Curve reopenedPercent;

  SupportMeasure(MeasureSettings settings) {
    windowDays = settings.number("window-days");
    minimumTickets = settings.number("minimum-tickets");
    contactDays = settings.number("contact-days");
    contactLow = settings.number("contact-low");
    contactHigh = settings.number("contact-high");
    tooFewPoints = settings.number("too-few-points");
    tooManyPoints = settings.number("too-many-points");
    openAge = settings.curve("open-ticket-days");
    criticalAge = settings.curve("critical-ticket-days");
    criticalPercent = settings.curve("critical-percent");
    reopenedPercent = settings.curve("reopened-percent");
  }

  @Override
  public MeasureName name() {
    return MeasureName.SUPPORT;
  }

  @Override
  public Set<SourceKind> sources() {
    return Set.of(SourceKind.SUPPORT);
  }

  @Override
  public Reading read(Facts facts) {
    Until until = new Until(facts.today());
    if (!facts.linked().contains(SourceKind.SUPPORT)) {
      return new Reading.Unknown(Because.of("not found in support"), until.date());
    }
    if (facts.tickets().isEmpty()) {
      return new Reading.Unknown(Because.of("has never had a ticket"), until.date());
    }
    Parts parts = new Parts();
    List<Ticket> open = facts.openTickets();
    age(open, facts.today(), parts, until);
    List<Ticket> recent = facts.ticketsOpenedIn(windowDays);
    leaving(recent, windowDays, until);
    shares(recent, parts);
    List<Ticket> contacts = facts.ticketsOpenedIn(contactDays);
    leaving(contacts, contactDays, until);
    contacts(contacts, parts);
    Because allWell =
        Because.of(
            "{} open tickets, none of them old; {} opened in {} days",
            open.size(),
            contacts.size(),
            contactDays);
    return parts.reading(allWell, refs(open), until.date());
  }

  private void age(List<Ticket> open, LocalDate today, Parts parts, Until until) {
    for (Ticket ticket : open) {
      Curve curve = ticket.critical() ? criticalAge : openAge;
      LocalDate opened = ticket.openedOn();
      long days = ChronoUnit.DAYS.between(opened, today);
      OptionalInt next = curve.nextChange(days);
      if (next.isPresent()) {
        until.at(opened.plusDays(next.getAsInt()));
      }
      parts.add(
          curve.points(days),
          Because.of("ticket {} ({}) open since {}", ticket.ref().id(), priority(ticket), opened),
          List.of(ticket.ref()));
    }
  }

  private void shares(List<Ticket> recent, Parts parts) {
    if (recent.size() < minimumTickets) {
      return;
    }
    List<RecordRef> critical = new ArrayList<>();
    List<RecordRef> reopened = new ArrayList<>();
    for (Ticket ticket : recent) {
      if (ticket.critical()) {
        critical.add(ticket.ref());
      }
      if (ticket.reopens() > 0) {
        reopened.add(ticket.ref());
      }
    }
    share(critical, recent.size(), criticalPercent, "{} of {} tickets in {} days critical", parts);
    share(reopened, recent.size(), reopenedPercent, "{} of {} tickets in {} days reopened", parts);
  }

  private void share(List<RecordRef> part, int whole, Curve curve, String words, Parts parts) {
    parts.add(
        curve.points(100L * part.size() / whole),
        Because.of(words, part.size(), whole, windowDays),
        part);
  }

  private void contacts(List<Ticket> contacts, Parts parts) {
    if (contacts.size() < contactLow) {
      parts.add(
          tooFewPoints,
          Because.of("{} tickets in {} days, fewer than usual", contacts.size(), contactDays),
          refs(contacts));
    }
    List<RecordRef> trouble = new ArrayList<>();
    for (Ticket ticket : contacts) {
      if (ticket.trouble()) {
        trouble.add(ticket.ref());
      }
    }
    if (trouble.size() > contactHigh) {
      parts.add(
          tooManyPoints,
          Because.of("{} cases of trouble in {} days", trouble.size(), contactDays),
          trouble);
    }
  }

  private static void leaving(List<Ticket> tickets, int days, Until until) {
    if (!tickets.isEmpty()) {
      until.at(tickets.get(0).openedOn().plusDays(days));
    }
  }

  private static String priority(Ticket ticket) {
    return ticket
        .priority()
        .map(priority -> priority.name().toLowerCase(Locale.ROOT))
        .orElse("no priority");
  }

  private static List<RecordRef> refs(List<Ticket> tickets) {
    List<RecordRef> refs = new ArrayList<>(tickets.size());
    for (Ticket ticket : tickets) {
      refs.add(ticket.ref());
    }
    return refs;
  }
}
