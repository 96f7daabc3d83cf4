package io.perennial.model.history;

import io.perennial.model.fact.Account;
import io.perennial.model.fact.Activity;
import io.perennial.model.fact.AsOf;
import io.perennial.model.fact.Contact;
import io.perennial.model.fact.Invoice;
import io.perennial.model.fact.Opportunity;
import io.perennial.model.fact.Subscription;
import io.perennial.model.fact.Ticket;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was known of one customer at a moment: nothing in it is later than that moment.
 *
 * <p>Measures, flags and renewals see only this. Lists are in an order that does not depend on the
 * order of reading.
 *
 * @param today the moment's day, UTC
 * @param account empty if the customer did not exist yet
 * @param activities oldest first
 * @param tickets oldest first, by opening
 * @param subscriptions ended ones too
 * @param originalSubscriptions as they were on the first day of revenue
 * @param invoices oldest first, by deadline
 * @param linked the kinds of system in which this customer has been found
 * @param lastRead when each was last read in full; missing if that is not known for the moment
 */
public record Facts(
    LocalDate today,
    Optional<Account> account,
    List<Contact> contacts,
    List<Opportunity> opportunities,
    List<Activity> activities,
    List<Ticket> tickets,
    List<Subscription> subscriptions,
    List<Subscription> originalSubscriptions,
    List<Invoice> invoices,
    Set<SourceKind> linked,
    Map<SourceKind, Instant> lastRead) {

  /**
   * The tickets opened in a window of whole days that ends today; today counts.
   *
   * @param days length of the window, at least 1
   */
  public List<Ticket> ticketsOpenedIn(int days) {
    LocalDate from = today.minusDays(days - 1L);
    int first = tickets.size();
    while (first > 0 && !tickets.get(first - 1).openedOn().isBefore(from)) {
      first--;
    }
    return tickets.subList(first, tickets.size());
  }

  public List<Ticket> openTickets() {
    List<Ticket> open = new ArrayList<>();
    for (Ticket ticket : tickets) {
      if (ticket.open()) {
        open.add(ticket);
      }
    }
    return open;
  }

  /** Day of the last call, meeting, mail or other activity that the CRM knows, UTC. */
  public Optional<LocalDate> lastActivity() {
    Optional<LocalDate> counted = account.flatMap(Account::lastActivity);
    if (activities.isEmpty()) {
      return counted;
    }
    LocalDate last = activities.get(activities.size() - 1).date();
    return counted.isPresent() && counted.get().isAfter(last) ? counted : Optional.of(last);
  }

  /** Day on which a source was last read in full, UTC. */
  public Optional<LocalDate> lastReadOn(SourceKind source) {
    return Optional.ofNullable(lastRead.get(source)).map(AsOf::day);
  }
}
