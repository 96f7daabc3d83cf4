package io.perennial.health.score;

import io.perennial.health.CapHit;
import io.perennial.health.model.Cap;
import io.perennial.model.fact.Invoice;
import io.perennial.model.fact.Ticket;
import io.perennial.model.history.Facts;
import io.perennial.model.verdict.Because;
import io.perennial.model.verdict.Until;
import io.perennial.renewal.Renewal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the caps that hold on one day. */
final class Caps {

  private Caps() {}

  static List<CapHit> holding(List<Cap> caps, Facts facts, Renewal renewal, Until until) {
    List<CapHit> holding = new ArrayList<>();
    for (Cap cap : caps) {
      Optional<Because> because =
          switch (cap.kind()) {
            case OVERDUE_DAYS -> overdue(cap, facts, until);
            case CRITICAL_TICKET_DAYS -> criticalTicket(cap, facts, until);
            case CANCELLATION -> cancellation(renewal);
          };
      because.ifPresent(reason -> holding.add(new CapHit(cap, reason)));
    }
    return holding;
  }

  private static Optional<Because> overdue(Cap cap, Facts facts, Until until) {
    for (Invoice invoice : facts.invoices()) {
      if (!invoice.owed() || invoice.deadline().isEmpty()) {
        continue;
      }
      LocalDate deadline = invoice.deadline().get();
      if (passed(deadline, cap, facts.today(), until)) {
        return Optional.of(
            Because.of(
                "invoice {} unpaid since {}, at most {}",
                invoice.name(),
                deadline.plusDays(1),
                cap.atMost()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Because> criticalTicket(Cap cap, Facts facts, Until until) {
    for (Ticket ticket : facts.tickets()) {
      if (ticket.open()
          && ticket.critical()
          && passed(ticket.openedOn(), cap, facts.today(), until)) {
        return Optional.of(
            Because.of(
                "critical ticket {} open since {}, at most {}",
                ticket.ref().id(),
                ticket.openedOn(),
                cap.atMost()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Because> cancellation(Renewal renewal) {
    return renewal.cancelling() && renewal.date().isPresent()
        ? Optional.of(Because.of("notice given for {}", renewal.date().get()))
        : Optional.empty();
  }

  /** More than the cap's days since then. */
  private static boolean passed(LocalDate since, Cap cap, LocalDate today, Until until) {
    LocalDate holdsOn = since.plusDays(cap.moreThan() + 1L);
    until.at(holdsOn);
    return !today.isBefore(holdsOn);
  }
}
