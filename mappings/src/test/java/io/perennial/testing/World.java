package io.perennial.testing;

import io.perennial.model.fact.Account;
import io.perennial.model.fact.Activity;
import io.perennial.model.fact.Contact;
import io.perennial.model.fact.Fact;
import io.perennial.model.fact.Invoice;
import io.perennial.model.fact.Opportunity;
import io.perennial.model.fact.Subscription;
import io.perennial.model.fact.Ticket;
import io.perennial.model.history.CustomerHistory;
import io.perennial.model.history.CustomerHistoryBuilder;
import io.perennial.model.history.History;
import io.perennial.model.history.SourceKind;
import io.perennial.model.history.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * One customer's year, made up from a seed: everything that happens is read at the moment it
 * happens.
 */
public final class World {

  private final Chance chance;
  private final List<List<Version<Contact>>> contacts = new ArrayList<>();
  private final List<List<Version<Opportunity>>> deals = new ArrayList<>();
  private final List<List<Version<Activity>>> activities = new ArrayList<>();
  private final List<List<Version<Ticket>>> tickets = new ArrayList<>();
  private final List<List<Version<Subscription>>> subscriptions = new ArrayList<>();
  private final List<List<Version<Invoice>>> invoices = new ArrayList<>();
  private final List<Version<Account>> account;
  private final Instant lastRead;

  public World(long seed) {
    chance = new Chance(seed);
    CrmChance crm = new CrmChance(chance);
    BillingChance billing = new BillingChance(chance);
    account = crm.account();
    times(5, crm::contact, contacts);
    times(4, crm::deal, deals);
    times(12, crm::activity, activities);
    times(chance.nextInt(4) == 0 ? 40 : 12, new SupportChance(chance)::ticket, tickets);
    times(3, billing::subscription, subscriptions);
    times(9, billing::invoice, invoices);
    lastRead = chance.instant(chance.nextInt(Chance.DAYS));
  }

  /** Some time in the year, on a day from the given one on. */
  public Instant someTime(int fromDay) {
    return chance.instant(fromDay + chance.nextInt(Chance.DAYS - fromDay));
  }

  /** All that has happened, and been read, up to a time. */
  public CustomerHistory upTo(Instant time) {
    return build(time, new Random(0));
  }

  /** The same, put together in another order. */
  public CustomerHistory shuffled(Instant time, long seed) {
    return build(time, new Random(seed));
  }

  /** All that ever happens. */
  public CustomerHistory all() {
    return upTo(Instant.MAX);
  }

  private CustomerHistory build(Instant time, Random order) {
    CustomerHistoryBuilder builder = CustomerHistory.of(readBy(account, time).orElseThrow());
    builder.linked(SourceKind.SUPPORT).linked(SourceKind.BILLING);
    if (!lastRead.isAfter(time)) {
      builder.lastRead(SourceKind.SUPPORT, lastRead);
    }
    List<Runnable> steps = new ArrayList<>();
    contacts.forEach(
        each -> readBy(each, time).ifPresent(it -> steps.add(() -> builder.contact(it))));
    deals.forEach(
        each -> readBy(each, time).ifPresent(it -> steps.add(() -> builder.opportunity(it))));
    activities.forEach(
        each -> readBy(each, time).ifPresent(it -> steps.add(() -> builder.activity(it))));
    tickets.forEach(
        each -> readBy(each, time).ifPresent(it -> steps.add(() -> builder.ticket(it))));
    subscriptions.forEach(
        each -> readBy(each, time).ifPresent(it -> steps.add(() -> builder.subscription(it))));
    invoices.forEach(
        each -> readBy(each, time).ifPresent(it -> steps.add(() -> builder.invoice(it))));
    Collections.shuffle(steps, order);
    steps.forEach(Runnable::run);
    return builder.build();
  }

  private static <T extends Fact<T>> Optional<History<T>> readBy(
      List<Version<T>> versions, Instant time) {
    List<Version<T>> read =
        versions.stream().filter(version -> !version.readAt().isAfter(time)).toList();
    return read.isEmpty() ? Optional.empty() : Optional.of(new History<>(read));
  }

  private <T> void times(int atMost, IntFunction<T> make, List<T> made) {
    int count = chance.nextInt(atMost + 1);
    for (int number = 0; number < count; number++) {
      made.add(make.apply(number));
    }
  }
}
