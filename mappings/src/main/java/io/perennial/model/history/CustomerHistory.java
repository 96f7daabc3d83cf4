package io.perennial.model.history;

import io.perennial.model.fact.Account;
import io.perennial.model.fact.Activity;
import io.perennial.model.fact.AsOf;
import io.perennial.model.fact.Contact;
import io.perennial.model.fact.Fact;
import io.perennial.model.fact.Invoice;
import io.perennial.model.fact.Opportunity;
import io.perennial.model.fact.Subscription;
import io.perennial.model.fact.Ticket;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * All that the store holds of one customer, from which a snapshot of any moment is taken.
 *
 * <p>Sorted once when it is made, so that {@link #at} is a walk through short lists. The order in
 * which records were added changes nothing.
 */
public final class CustomerHistory {

  private final History<Account> account;
  private final List<History<Contact>> contacts;
  private final List<History<Opportunity>> opportunities;
  private final List<History<Activity>> activities;
  private final List<History<Ticket>> tickets;
  private final List<History<Subscription>> subscriptions;
  private final List<History<Invoice>> invoices;
  private final Set<SourceKind> linked;
  private final Map<SourceKind, Instant> lastRead;
  private final Instant[] moments;
  private final Instant[] changes;
  private final LocalDate firstRevenue;
  private final List<Subscription> originalSubscriptions;

  CustomerHistory(CustomerHistoryBuilder from) {
    account = from.account;
    contacts = sorted(from.contacts, Comparator.comparing(Contact::ref));
    opportunities = sorted(from.opportunities, Comparator.comparing(Opportunity::ref));
    activities =
        sorted(from.activities, Comparator.comparing(Activity::date).thenComparing(Activity::ref));
    tickets =
        sorted(from.tickets, Comparator.comparing(Ticket::openedAt).thenComparing(Ticket::ref));
    subscriptions = sorted(from.subscriptions, Comparator.comparing(Subscription::ref));
    invoices =
        sorted(
            from.invoices,
            Comparator.comparing((Invoice invoice) -> invoice.deadline().orElse(LocalDate.MIN))
                .thenComparing(Invoice::ref));
    linked = Collections.unmodifiableSet(EnumSet.copyOf(from.linked));
    lastRead = Collections.unmodifiableMap(new EnumMap<>(from.lastRead));
    moments = times(false);
    changes = times(true);
    firstRevenue = firstDayOfRevenue();
    originalSubscriptions = visible(subscriptions, AsOf.of(endOf(firstRevenue)));
  }

  /** Starts with the customer's anchor account; the CRM counts as linked. */
  public static CustomerHistoryBuilder of(History<Account> account) {
    return new CustomerHistoryBuilder(account);
  }

  /** What was known at a moment. */
  public Facts at(Instant time) {
    AsOf at = AsOf.of(time);
    List<Subscription> subscribed = visible(subscriptions, at);
    return new Facts(
        at.today(),
        account.at(at),
        visible(contacts, at),
        visible(opportunities, at),
        visible(activities, at),
        visible(tickets, at),
        subscribed,
        at.today().isAfter(firstRevenue) ? originalSubscriptions : subscribed,
        visible(invoices, at),
        linked,
        readBy(time));
  }

  /** The earliest moment at which anything can be seen; empty if nothing is dated. */
  public Optional<Instant> begins() {
    return moments.length == 0 ? Optional.empty() : Optional.of(moments[0]);
  }

  /** The moments from one time to another, both included, at which something may have changed. */
  public List<Instant> moments(Instant from, Instant to) {
    int index = Arrays.binarySearch(moments, from);
    index = index < 0 ? -index - 1 : index;
    List<Instant> between = new ArrayList<>();
    while (index < moments.length && !moments[index].isAfter(to)) {
      between.add(moments[index]);
      index++;
    }
    return between;
  }

  /** The newest time up to the given one at which something happened or was changed. */
  public Optional<Instant> newestChange(Instant time) {
    int index = Arrays.binarySearch(changes, time);
    index = index < 0 ? -index - 2 : index;
    return index < 0 ? Optional.empty() : Optional.of(changes[index]);
  }

  private Map<SourceKind, Instant> readBy(Instant time) {
    for (Instant read : lastRead.values()) {
      if (read.isAfter(time)) {
        Map<SourceKind, Instant> known = new EnumMap<>(lastRead);
        known.values().removeIf(later -> later.isAfter(time));
        return Collections.unmodifiableMap(known);
      }
    }
    return lastRead;
  }

  private Instant[] times(boolean changesOnly) {
    TreeSet<Instant> times = new TreeSet<>();
    collect(List.of(account), changesOnly, times::add);
    collect(contacts, changesOnly, times::add);
    collect(opportunities, changesOnly, times::add);
    collect(activities, changesOnly, times::add);
    collect(tickets, changesOnly, times::add);
    collect(subscriptions, changesOnly, times::add);
    collect(invoices, changesOnly, times::add);
    if (!changesOnly) {
      times.addAll(lastRead.values());
    }
    return times.toArray(Instant[]::new);
  }

  private static <T extends Fact<T>> void collect(
      List<History<T>> histories, boolean changesOnly, Consumer<Instant> sink) {
    for (History<T> history : histories) {
      if (changesOnly) {
        history.changes(sink);
      } else {
        history.moments(sink);
      }
    }
  }

  private LocalDate firstDayOfRevenue() {
    LocalDate first = LocalDate.of(9999, 12, 31);
    for (History<Subscription> subscription : subscriptions) {
      LocalDate day = subscription.latest().firstDay();
      if (subscription.latest().everLive() && day.isBefore(first)) {
        first = day;
      }
    }
    return first;
  }

  private static Instant endOf(LocalDate day) {
    return day.atTime(LocalTime.MAX).toInstant(ZoneOffset.UTC);
  }

  private static <T extends Fact<T>> List<T> visible(List<History<T>> histories, AsOf at) {
    List<T> visible = new ArrayList<>(histories.size());
    for (History<T> history : histories) {
      Optional<T> then = history.at(at);
      if (then.isPresent()) {
        visible.add(then.get());
      }
    }
    return Collections.unmodifiableList(visible);
  }

  private static <T extends Fact<T>> List<History<T>> sorted(
      List<History<T>> histories, Comparator<T> order) {
    List<History<T>> sorted = new ArrayList<>(histories);
    sorted.sort((one, other) -> order.compare(one.latest(), other.latest()));
    return List.copyOf(sorted);
  }
}
