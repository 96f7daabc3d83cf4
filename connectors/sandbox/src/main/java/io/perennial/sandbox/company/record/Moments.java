package io.perennial.sandbox.company.record;

import io.perennial.sandbox.company.story.Deal;
import io.perennial.sandbox.company.story.Person;
import io.perennial.sandbox.company.story.Story;
import io.perennial.sandbox.company.story.Ticket;
import io.perennial.sandbox.company.story.Touch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;

/** When records last changed; for billing, when they were made. */
public final class Moments {

  /** A solved ticket is closed after so long. */
  static final Duration CLOSES = Duration.ofDays(4);

  private final LocalDate today;

  public Moments(LocalDate today) {
    this.today = today;
  }

  /** Times of all of a customer's records of a kind. */
  public List<Instant> of(Kind kind, Story story) {
    Instant known = noon(story.profile().known());
    return switch (kind) {
      case ACCOUNT -> List.of(noon(story.lastTouch().orElse(story.profile().known())));
      case CONTACT -> story.people().stream().map(Moments::changed).toList();
      case OPPORTUNITY -> story.deals().stream().map(Moments::changed).toList();
      case TASK -> story.touches(true).stream().map(this::changed).toList();
      case EVENT -> story.touches(false).stream().map(this::changed).toList();
      case ORGANIZATION, REQUESTER -> Collections.nCopies(kind.count(story), known);
      case TICKET -> story.tickets().stream().map(this::changed).toList();
      case HOLDER ->
          story.holders() == 0
              ? List.of()
              : Collections.nCopies(
                  story.holders(), noon(story.plans().get(0).started().minusDays(1)));
      case SUBSCRIPTION ->
          story.plans().stream().map(plan -> noon(plan.started().minusDays(1))).toList();
      case INVOICE -> story.bills().stream().map(bill -> bill.issued()).toList();
    };
  }

  /** Noon of a day, UTC. */
  static Instant noon(LocalDate day) {
    return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  /** Whether a ticket is closed for good. */
  static boolean closed(Ticket ticket, LocalDate today) {
    return ticket.solved().isPresent()
        && Ticket.day(ticket.solved().get().plus(CLOSES)).isBefore(today);
  }

  private static Instant changed(Person person) {
    return noon(person.left().orElse(person.known()));
  }

  private static Instant changed(Deal deal) {
    return noon(deal.open() ? deal.created() : deal.close());
  }

  private Instant changed(Touch touch) {
    return noon(touch.done() ? touch.date() : today.minusDays(2));
  }

  private Instant changed(Ticket ticket) {
    Instant last = ticket.opened().plus(Duration.ofMinutes(ticket.reply().orElse(0)));
    last = ticket.solved().filter(last::isBefore).orElse(last);
    last = ticket.surveyed().filter(last::isBefore).orElse(last);
    last = ticket.rated().filter(last::isBefore).orElse(last);
    boolean closed = closed(ticket, today);
    Instant end = closed ? ticket.solved().orElseThrow().plus(CLOSES) : last;
    return end.isAfter(last) ? end : last;
  }
}
