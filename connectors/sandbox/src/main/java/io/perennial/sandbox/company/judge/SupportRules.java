package io.perennial.sandbox.company.judge;

import io.perennial.sandbox.company.cast.Flag;
import io.perennial.sandbox.company.story.Deal;
import io.perennial.sandbox.company.story.Ticket;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The flags that look at tickets, with the thresholds of the catalogue. */
final class SupportRules {

  private static final int AGING_DAYS = 10;
  private static final int MONTH = 30;
  private static final int BASELINE_DAYS = 180;
  private static final int BASELINE_TICKETS = 12;
  private static final int QUARTER_PERCENT = 25;

  private final Sight sight;

  SupportRules(Sight sight) {
    this.sight = sight;
  }

  void judge(Findings findings) {
    List<Ticket> critical =
        sight.tickets().stream().filter(ticket -> ticket.open() && ticket.critical()).toList();
    findings.raise(
        Flag.CRITICAL_TICKET_AGING,
        critical.stream().anyMatch(ticket -> sight.since(ticket.openedOn()) > AGING_DAYS));
    findings.raise(Flag.CRITICAL_TICKET_DURING_DEAL, !critical.isEmpty() && selling());
    findings.raise(Flag.TICKET_SPIKE, sight.opened(7).size() >= (sight.large() ? 3 : 5));
    findings.raise(Flag.SUPPORT_OVERUSE, sight.opened(MONTH).size() > (sight.large() ? 10 : 20));
    findings.raise(Flag.SUPPORT_SILENT, !sight.small() && silent());
    findings.raise(Flag.REPEATED_TOPIC, repeated());
  }

  private boolean selling() {
    return sight.story().deals().stream()
        .anyMatch(deal -> deal.open() && deal.kind() != Deal.Kind.NEW);
  }

  /** Below a quarter of the customer's own habit. */
  private boolean silent() {
    long recent = sight.opened(MONTH).size();
    long before = sight.opened(MONTH + BASELINE_DAYS).size() - recent;
    return before >= BASELINE_TICKETS
        && recent * BASELINE_DAYS * 100 < before * MONTH * QUARTER_PERCENT;
  }

  private boolean repeated() {
    Map<String, Long> topics =
        sight.opened(14).stream()
            .collect(Collectors.groupingBy(Ticket::topic, Collectors.counting()));
    return topics.values().stream().anyMatch(count -> count >= 3);
  }
}
