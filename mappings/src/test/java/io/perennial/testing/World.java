package io.perennial.testing;

import io.perennial.model.Money;
import io.perennial.model.fact.Account;
import io.perennial.model.fact.Activity;
import io.perennial.model.fact.AsOf;
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
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * One customer's year, made up from a seed: everything that happens is read at the moment it
 * happens.
 */
public final class World {

  private static final LocalDate BEGINS = LocalDate.of(2025, 11, 1);
  private static final int DAYS = 380;
  private static final String[] CURRENCIES = {"EUR", "EUR", "EUR", "USD"};
  private static final String[] PRIORITIES = {"LOW", "NORMAL", "NORMAL", "HIGH", "URGENT"};

  private final Random random;
  private final List<List<Version<Contact>>> contacts = new ArrayList<>();
  private final List<List<Version<Opportunity>>> deals = new ArrayList<>();
  private final List<List<Version<Activity>>> activities = new ArrayList<>();
  private final List<List<Version<Ticket>>> tickets = new ArrayList<>();
  private final List<List<Version<Subscription>>> subscriptions = new ArrayList<>();
  private final List<List<Version<Invoice>>> invoices = new ArrayList<>();
  private final List<Version<Account>> account = new ArrayList<>();
  private final Instant lastRead;

  public World(long seed) {
    random = new Random(seed);
    makeAccount();
    times(5, this::makeContact);
    times(4, this::makeDeal);
    times(12, this::makeActivity);
    times(random.nextInt(4) == 0 ? 40 : 12, this::makeTicket);
    times(3, this::makeSubscription);
    times(9, this::makeInvoice);
    lastRead = instant(random.nextInt(DAYS));
  }

  /** Some time in the year, on a day from the given one on. */
  public Instant someTime(int fromDay) {
    return instant(fromDay + random.nextInt(DAYS - fromDay));
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

  private void makeAccount() {
    Instant created = instant(0);
    Canonical canonical =
        Canonical.account("001A").set("createdAt", created).set("currency", "EUR");
    account.add(new Version<>(created, canonical.toAccount()));
    int day = 1 + random.nextInt(60);
    while (day < DAYS) {
      switch (random.nextInt(8)) {
        case 0 -> canonical.set("touchModel", pick("HIGH", "LOW", "TECH"));
        case 1 -> canonical.without("touchModel");
        case 2 -> canonical.attribute("advocacyAsked", true);
        case 3 -> canonical.attribute("segment", pick("public", "retail"));
        default -> canonical.set("lastActivity", BEGINS.plusDays(day));
      }
      account.add(new Version<>(midnight(day), canonical.toAccount()));
      day += 1 + random.nextInt(70);
    }
    if (random.nextInt(6) == 0) {
      int announced = 200 + random.nextInt(150);
      canonical.set("churnedAt", BEGINS.plusDays(announced + random.nextInt(20)));
      account.removeIf(version -> !version.readAt().isBefore(midnight(announced)));
      account.add(new Version<>(midnight(announced), canonical.toAccount()));
    }
  }

  private void makeContact(int number) {
    Instant created = instant(random.nextInt(DAYS));
    Canonical canonical = Canonical.contact("003" + number).set("createdAt", created);
    if (random.nextBoolean()) {
      canonical.set("level", pick("EXECUTIVE", "MANAGER", "USER"));
    }
    if (random.nextBoolean()) {
      canonical.set("role", pick("SPONSOR", "CHAMPION", "DECISION_MAKER", "USER", "BILLING"));
    }
    List<Version<Contact>> versions = new ArrayList<>();
    versions.add(new Version<>(created, canonical.toContact()));
    if (random.nextInt(3) == 0) {
      Instant left = later(created, 120);
      versions.add(new Version<>(left, canonical.set("inactiveSince", left).toContact()));
    }
    contacts.add(versions);
  }

  private void makeDeal(int number) {
    int day = random.nextInt(DAYS - 60);
    Canonical canonical =
        Canonical.deal("006" + number, pick("NEW", "ADD_ON", "RENEWAL", "RENEWAL"))
            .set("createdAt", midnight(day))
            .set("closeDate", BEGINS.plusDays(day + random.nextInt(90)));
    if (random.nextInt(3) > 0) {
      canonical.set("amount", Money.of(100_000L * (1 + random.nextInt(50)), pick(CURRENCIES)));
    }
    if (random.nextBoolean()) {
      canonical.number("termYears", pick("1", "2", "0.5"));
    }
    List<Version<Opportunity>> versions = new ArrayList<>();
    versions.add(new Version<>(midnight(day), canonical.toDeal()));
    if (random.nextInt(3) > 0) {
      int closed = day + 1 + random.nextInt(50);
      LocalDate signed = BEGINS.plusDays(closed + (random.nextInt(5) == 0 ? 4 : 0));
      canonical
          .set("closed", true)
          .set("won", random.nextInt(4) > 0)
          .set("closeDate", signed)
          .set("contractStart", signed.plusDays(random.nextInt(20)))
          .set("contractEnd", signed.plusDays(20 + random.nextInt(400)));
      versions.add(new Version<>(midnight(closed), canonical.toDeal()));
    }
    deals.add(versions);
  }

  private void makeActivity(int number) {
    int day = random.nextInt(DAYS);
    Canonical canonical =
        Canonical.activity("00T" + number, BEGINS.plusDays(day).toString())
            .set("activityType", pick("CALL", "EMAIL", "MEETING", "REVIEW"));
    activities.add(List.of(new Version<>(midnight(day), canonical.toActivity())));
  }

  private void makeTicket(int number) {
    Instant opened = instant(random.nextInt(DAYS));
    Canonical canonical =
        Canonical.ticket(Integer.toString(4000 + number), opened.toString())
            .set("status", "NEW")
            .set("topic", pick("login", "export", "billing"))
            .set("kind", pick("QUESTION", "INCIDENT", "PROBLEM", "TASK"));
    if (random.nextInt(6) > 0) {
      canonical.set("priority", pick(PRIORITIES));
    }
    List<Version<Ticket>> versions = new ArrayList<>();
    versions.add(new Version<>(opened, canonical.toTicket()));
    Instant time = later(opened, 10);
    if (random.nextInt(3) == 0) {
      versions.add(new Version<>(time, canonical.set("priority", pick(PRIORITIES)).toTicket()));
    }
    if (random.nextInt(5) > 0) {
      time = later(time, 40);
      canonical.set("status", "SOLVED").set("solvedAt", time);
      versions.add(new Version<>(time, canonical.toTicket()));
      if (random.nextBoolean()) {
        time = later(time, 3);
        canonical.set("surveyedAt", time).set("satisfaction", "OFFERED");
        versions.add(new Version<>(time, canonical.toTicket()));
        rate(canonical, time, versions);
      } else if (random.nextInt(4) == 0) {
        time = later(time, 20);
        canonical.set("status", "OPEN").set("reopens", 1L).without("solvedAt");
        versions.add(new Version<>(time, canonical.toTicket()));
      }
    }
    tickets.add(versions);
  }

  private void rate(Canonical canonical, Instant asked, List<Version<Ticket>> versions) {
    if (random.nextInt(3) == 0) {
      return;
    }
    Instant time = later(asked, 20);
    canonical.set("ratedAt", time).set("satisfaction", pick("GOOD", "BAD"));
    if (random.nextBoolean()) {
      canonical.set("satisfactionScore", BigDecimal.valueOf(1 + random.nextInt(5)));
    }
    versions.add(new Version<>(time, canonical.toTicket()));
  }

  private void makeSubscription(int number) {
    Instant started = instant(random.nextInt(DAYS - 100));
    LocalDate first = AsOf.day(started);
    Canonical canonical = Canonical.subscription("sub_" + number, started.toString());
    if (random.nextInt(5) == 0) {
      canonical.set("trialEndsAt", later(started, 30));
    }
    if (random.nextInt(4) == 0) {
      canonical.number("percentOff", "12.5");
      canonical.set("discountEndsAt", later(started, 300));
    }
    List<Version<Subscription>> versions = new ArrayList<>();
    items(canonical, first);
    versions.add(new Version<>(started, canonical.toSubscription()));
    Instant time = later(started, 120);
    if (random.nextBoolean()) {
      canonical.withoutItems();
      items(canonical, first);
      versions.add(new Version<>(time, canonical.toSubscription()));
    }
    if (random.nextInt(3) == 0) {
      time = later(time, 60);
      Instant ends = later(time, 60);
      canonical.set("canceledAt", time).set("cancelAt", ends);
      versions.add(new Version<>(time, canonical.toSubscription()));
      if (random.nextBoolean()) {
        canonical.set("status", "CANCELED").set("endedAt", ends);
        versions.add(new Version<>(ends, canonical.toSubscription()));
      }
    }
    subscriptions.add(versions);
  }

  private void items(Canonical canonical, LocalDate first) {
    int count = 1 + random.nextInt(2);
    for (int item = 0; item < count; item++) {
      String interval = pick("MONTH", "MONTH", "YEAR");
      int length = interval.equals("YEAR") ? 1 : pick(1, 3, 6);
      LocalDate ends = interval.equals("YEAR") ? first.plusYears(1) : first.plusMonths(length);
      canonical.item(
          Map.of(
              "id",
              "si_" + item,
              "unitAmount",
              Money.of(1_000L + random.nextInt(900_000), pick(CURRENCIES)),
              "quantity",
              BigDecimal.valueOf(1 + random.nextInt(20)),
              "interval",
              interval,
              "intervalCount",
              (long) length,
              "periodEndsAt",
              ends.atTime(9, 0).toInstant(ZoneOffset.UTC)));
    }
  }

  private void makeInvoice(int number) {
    Instant issued = instant(random.nextInt(DAYS));
    LocalDate due = AsOf.day(issued).plusDays(random.nextInt(30));
    Canonical canonical =
        Canonical.invoice("INV-" + number, due.toString()).set("issuedAt", issued);
    if (random.nextInt(5) == 0) {
      canonical.without("due");
    }
    List<Version<Invoice>> versions = new ArrayList<>();
    versions.add(new Version<>(issued, canonical.toInvoice()));
    Instant time = later(issued, 110);
    switch (random.nextInt(5)) {
      case 0 -> {
        // never paid
      }
      case 1 -> {
        canonical.set("status", "UNCOLLECTIBLE").set("uncollectibleAt", time);
        versions.add(new Version<>(time, canonical.toInvoice()));
      }
      default -> versions.add(new Version<>(time, canonical.paid(time.toString()).toInvoice()));
    }
    invoices.add(versions);
  }

  private void times(int atMost, Maker maker) {
    int count = random.nextInt(atMost + 1);
    for (int number = 0; number < count; number++) {
      maker.make(number);
    }
  }

  /** Makes one record. */
  private interface Maker {
    void make(int number);
  }

  private Instant later(Instant time, int withinDays) {
    return time.plus(Duration.ofMinutes(1 + random.nextInt(withinDays * 24 * 60)));
  }

  private Instant instant(int day) {
    return midnight(day).plusSeconds(random.nextInt(24 * 60 * 60));
  }

  private static Instant midnight(int day) {
    return BEGINS.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  @SafeVarargs
  private final <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
