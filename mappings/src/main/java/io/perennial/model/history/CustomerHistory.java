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

/**
 * All that the store holds of one customer, from which a snapshot of any moment is taken.
 *
 * <p>Sorted once when it is made, so that {@link #at} is a walk through short lists. The order in
 * which records were added changes nothing.
 */
public final class CustomerHistory {

  private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

  private final Timeline<Account> account;
  private final Timeline<Contact> contacts;
  private final Timeline<Opportunity> opportunities;
  private final Timeline<Activity> activities;
  private final Timeline<Ticket> tickets;
  private final Timeline<Subscription> subscriptions;
  private final Timeline<Invoice> invoices;
  private final Set<SourceKind> linked;
  private final Map<SourceKind, Instant> lastRead;
  private final Instant[] moments;
  private final Instant[] changes;
  private final LocalDate firstRevenue;
  private final List<Subscription> originalSubscriptions;

  CustomerHistory(CustomerHistoryBuilder from) {
    account = new Timeline<>(List.of(from.account), Comparator.comparing(Account::ref));
    contacts = new Timeline<>(from.contacts, Comparator.comparing(Contact::ref));
    opportunities = new Timeline<>(from.opportunities, Comparator.comparing(Opportunity::ref));
    activities =
        new Timeline<>(
            from.activities, Comparator.comparing(Activity::date).thenComparing(Activity::ref));
    tickets =
        new Timeline<>(
            from.tickets, Comparator.comparing(Ticket::openedAt).thenComparing(Ticket::ref));
    subscriptions = new Timeline<>(from.subscriptions, Comparator.comparing(Subscription::ref));
    invoices =
        new Timeline<>(
            from.invoices,
            Comparator.comparing((Invoice invoice) -> invoice.deadline().orElse(LocalDate.MIN))
                .thenComparing(Invoice::ref));
    linked = Collections.unmodifiableSet(EnumSet.copyOf(from.linked));
    lastRead = Collections.unmodifiableMap(new EnumMap<>(from.lastRead));
    moments = allMoments();
    changes = allChanges();
    firstRevenue = firstDayOfRevenue();
    originalSubscriptions = subscriptions.at(AsOf.of(endOf(firstRevenue)));
  }

  /** Starts with the customer's anchor account; the CRM counts as linked. */
  public static CustomerHistoryBuilder of(History<Account> account) {
    return new CustomerHistoryBuilder(account);
  }

  /** What was known at a moment. */
  public Facts at(Instant time) {
    AsOf at = AsOf.of(time);
    List<Subscription> subscribed = subscriptions.at(at);
    return new Facts(
        at.today(),
        account.at(at).stream().findFirst(),
        contacts.at(at),
        opportunities.at(at),
        activities.at(at),
        tickets.at(at),
        subscribed,
        original(at, subscribed),
        invoices.at(at),
        linked,
        readBy(time));
  }

  /**
   * What was known at a moment, sharing with an earlier snapshot the lists that are the same.
   *
   * @param before the earlier snapshot
   * @param taken when that was taken
   */
  public Facts at(Instant time, Facts before, Instant taken) {
    AsOf at = AsOf.of(time);
    List<Subscription> subscribed =
        subscriptions.same(taken, time) ? before.subscriptions() : subscriptions.at(at);
    return new Facts(
        at.today(),
        account.same(taken, time) ? before.account() : account.at(at).stream().findFirst(),
        contacts.same(taken, time) ? before.contacts() : contacts.at(at),
        opportunities.same(taken, time) ? before.opportunities() : opportunities.at(at),
        activities.same(taken, time) ? before.activities() : activities.at(at),
        tickets.same(taken, time) ? before.tickets() : tickets.at(at),
        subscribed,
        original(at, subscribed),
        invoices.same(taken, time) ? before.invoices() : invoices.at(at),
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

  /** The first moment after the given one at which something may look different. */
  public Optional<Instant> nextMoment(Instant time) {
    int index = Arrays.binarySearch(moments, time);
    index = index < 0 ? -index - 1 : index + 1;
    return index < moments.length ? Optional.of(moments[index]) : Optional.empty();
  }

  /** The newest time up to the given one at which something happened or was changed. */
  public Optional<Instant> newestChange(Instant time) {
    int index = Arrays.binarySearch(changes, time);
    index = index < 0 ? -index - 2 : index;
    return index < 0 ? Optional.empty() : Optional.of(changes[index]);
  }

  /**
   * The next moment after the given one that was known by then, for example an event that is
   * planned: from it on something can be seen that could not before, without any new reading.
   */
  public Optional<Instant> nextAnnounced(Instant time) {
    TreeSet<Instant> announced = new TreeSet<>();
    for (Timeline<?> timeline : timelines()) {
      timeline.announced(time, announced::add);
    }
    return announced.isEmpty() ? Optional.empty() : Optional.of(announced.first());
  }

  private List<Subscription> original(AsOf at, List<Subscription> subscribed) {
    return at.today().isAfter(firstRevenue) ? originalSubscriptions : subscribed;
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

  private List<Timeline<?>> timelines() {
    return List.of(account, contacts, opportunities, activities, tickets, subscriptions, invoices);
  }

  private Instant[] allMoments() {
    TreeSet<Instant> times = new TreeSet<>(lastRead.values());
    for (Timeline<?> timeline : timelines()) {
      times.addAll(timeline.moments());
    }
    return times.toArray(Instant[]::new);
  }

  private Instant[] allChanges() {
    TreeSet<Instant> times = new TreeSet<>();
    for (Timeline<?> timeline : timelines()) {
      timeline.changes(times::add);
    }
    return times.toArray(Instant[]::new);
  }

  private LocalDate firstDayOfRevenue() {
    LocalDate first = NEVER;
    for (History<Subscription> subscription : subscriptions.histories()) {
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
}
