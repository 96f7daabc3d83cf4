package io.perennial.console.customer;

import io.perennial.console.Freshness;
import io.perennial.console.Shown;
import io.perennial.console.Sources;
import io.perennial.console.When;
import io.perennial.console.Words;
import io.perennial.console.customer.RecordTable.Row;
import io.perennial.model.RecordRef;
import io.perennial.model.fact.Activity;
import io.perennial.model.fact.Contact;
import io.perennial.model.fact.Fact;
import io.perennial.model.fact.Invoice;
import io.perennial.model.fact.Opportunity;
import io.perennial.model.fact.Subscription;
import io.perennial.model.fact.SubscriptionItem;
import io.perennial.model.fact.Ticket;
import io.perennial.model.history.Facts;
import io.perennial.model.history.SourceKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts a customer's records into tables. One is made for each page and thrown away. */
final class RecordTables {

  private static final int MOST = 15;

  private final Facts facts;
  private final Sources sources;
  private final Instant now;

  RecordTables(Facts facts, Sources sources, Instant now) {
    this.facts = facts;
    this.sources = sources;
    this.now = now;
  }

  List<RecordTable> all() {
    return List.of(
        tickets(), subscriptions(), invoices(), opportunities(), contacts(), activities());
  }

  private RecordTable tickets() {
    List<Ticket> tickets =
        facts.tickets().stream()
            .sorted(
                Comparator.comparing(Ticket::open)
                    .thenComparing(ticket -> ticket.open() && ticket.critical())
                    .thenComparing(Ticket::openedAt)
                    .reversed())
            .toList();
    return table(
        "tickets",
        "Tickets",
        SourceKind.SUPPORT,
        List.of("Status", "Priority", "Kind", "Topic", "Opened", "Solved", "Rating"),
        tickets,
        ticket ->
            List.of(
                Shown.choice(ticket.status()),
                Shown.choice(ticket.priority()),
                Shown.choice(ticket.kind()),
                Shown.text(ticket.topic()),
                Shown.day(Optional.of(ticket.openedAt())),
                ticket.open() ? Shown.none("open") : Shown.day(ticket.solvedAt()),
                ticket
                    .rating()
                    .map(rating -> Shown.of(rating.toPlainString() + " of 5"))
                    .orElseGet(() -> Shown.none("not rated"))));
  }

  private RecordTable subscriptions() {
    List<Subscription> subscriptions =
        facts.subscriptions().stream()
            .sorted(
                Comparator.comparing(Subscription::live)
                    .thenComparing(Subscription::startedAt)
                    .reversed())
            .toList();
    return table(
        "subscriptions",
        "Subscriptions",
        SourceKind.BILLING,
        List.of("Status", "Items", "Started", "Ends", "Discount"),
        subscriptions,
        subscription ->
            List.of(
                Shown.choice(subscription.status()),
                Shown.text(
                    Optional.of(
                        subscription.items().stream()
                            .map(RecordTables::item)
                            .collect(Collectors.joining(", ")))),
                Shown.day(Optional.of(subscription.startedAt())),
                ending(subscription),
                discount(subscription)));
  }

  private static String item(SubscriptionItem item) {
    String every =
        item.intervalCount() == 1
            ? "a " + Words.of(item.interval())
            : "each %d %ss".formatted(item.intervalCount(), Words.of(item.interval()));
    return "%s × %s %s %s"
        .formatted(
            item.quantity().stripTrailingZeros().toPlainString(),
            item.product().orElse("a product"),
            item.unitAmount().map(price -> "at " + Words.money(price)).orElse("at unknown price"),
            every);
  }

  private static Shown ending(Subscription subscription) {
    if (subscription.endedAt().isPresent()) {
      return Shown.day(subscription.endedAt());
    }
    if (subscription.cancelAt().isPresent()) {
      return Shown.day(subscription.cancelAt());
    }
    return subscription.cancelAtPeriodEnd() ? Shown.of("with this period") : Shown.none("goes on");
  }

  private static Shown discount(Subscription subscription) {
    return subscription
        .percentOff()
        .map(percent -> Shown.of(percent.stripTrailingZeros().toPlainString() + " %"))
        .or(() -> subscription.amountOff().map(amount -> Shown.of(Words.money(amount))))
        .orElseGet(() -> Shown.none("none"));
  }

  private RecordTable invoices() {
    List<Invoice> invoices =
        facts.invoices().stream()
            .sorted(
                Comparator.comparing((Invoice invoice) -> invoice.status() != Invoice.Status.PAID)
                    .thenComparing(invoice -> invoice.deadline().orElse(LocalDate.MIN))
                    .reversed())
            .toList();
    return table(
        "invoices",
        "Invoices",
        SourceKind.BILLING,
        List.of("Number", "Status", "Total", "Remaining", "Due", "Paid"),
        invoices,
        invoice ->
            List.of(
                Shown.text(invoice.number()),
                Shown.of(Words.of(invoice.status())),
                Shown.of(Words.money(invoice.total())),
                Shown.of(Words.money(invoice.remaining())),
                Shown.date(invoice.deadline()),
                invoice.status() == Invoice.Status.PAID
                    ? Shown.day(invoice.paidAt())
                    : Shown.none("not paid")));
  }

  private RecordTable opportunities() {
    List<Opportunity> deals =
        facts.opportunities().stream()
            .sorted(
                Comparator.comparing((Opportunity deal) -> !deal.closed())
                    .thenComparing(deal -> deal.closeDate().orElse(LocalDate.MIN))
                    .reversed())
            .toList();
    return table(
        "opportunities",
        "Opportunities",
        SourceKind.CRM,
        List.of("Type", "Stage", "Outcome", "Amount", "Close date", "Contract", "Owner"),
        deals,
        deal ->
            List.of(
                Shown.choice(deal.orderType()),
                Shown.of(deal.stage()),
                deal.closed() ? Shown.of(deal.won() ? "won" : "lost") : Shown.none("open"),
                Shown.money(deal.amount()),
                Shown.date(deal.closeDate()),
                deal.contractEnd().isPresent()
                    ? Shown.of(
                        "%s to %s"
                            .formatted(
                                Shown.date(deal.contractStart()).text(),
                                Shown.date(deal.contractEnd()).text()))
                    : Shown.UNKNOWN,
                Shown.text(deal.ownerName())));
  }

  private RecordTable contacts() {
    List<Contact> contacts =
        facts.contacts().stream()
            .sorted(
                Comparator.comparing((Contact contact) -> !contact.active())
                    .thenComparing(
                        contact -> contact.level().map(Enum::ordinal).orElse(Integer.MAX_VALUE))
                    .thenComparing(Contact::ref))
            .toList();
    return table(
        "contacts",
        "Contacts",
        SourceKind.CRM,
        List.of("Level", "Role", "Still there", "Known since"),
        contacts,
        contact ->
            List.of(
                Shown.choice(contact.level()),
                Shown.choice(contact.role()),
                contact.active()
                    ? Shown.of("yes")
                    : Shown.of("left " + Shown.day(contact.inactiveSince()).text()),
                Shown.day(contact.createdAt())));
  }

  private RecordTable activities() {
    List<Activity> activities =
        facts.activities().stream()
            .sorted(Comparator.comparing(Activity::date).reversed())
            .toList();
    return table(
        "activities",
        "Activities",
        SourceKind.CRM,
        List.of("Kind", "Day"),
        activities,
        activity ->
            List.of(Shown.choice(activity.kind()), Shown.date(Optional.of(activity.date()))));
  }

  private <T extends Fact<T>> RecordTable table(
      String key,
      String title,
      SourceKind kind,
      List<String> headings,
      List<T> records,
      Function<T, List<Shown>> cells) {
    return new RecordTable(
        key,
        title,
        headings,
        records.stream().limit(MOST).map(record -> row(record.ref(), cells.apply(record))).toList(),
        records.size(),
        sources.cause(Set.of(kind)).orElse(null),
        facts.linked().contains(kind));
  }

  private Row row(RecordRef ref, List<Shown> cells) {
    return new Row(
        cells,
        ref.connection() + "/" + ref.stream(),
        ref.id(),
        sources.of(ref).flatMap(Freshness::readAt).map(read -> When.of(read, now)).orElse(null));
  }
}
