package io.perennial.testing;

import io.perennial.model.CanonicalRecord;
import io.perennial.model.CanonicalType;
import io.perennial.model.Money;
import io.perennial.model.RecordRef;
import io.perennial.model.fact.Account;
import io.perennial.model.fact.Activity;
import io.perennial.model.fact.Contact;
import io.perennial.model.fact.Invoice;
import io.perennial.model.fact.Opportunity;
import io.perennial.model.fact.Subscription;
import io.perennial.model.fact.Ticket;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A canonical record in the making, as mappings would make it. */
public final class Canonical {

  private final CanonicalType type;
  private final RecordRef ref;
  private final SortedMap<String, Object> values = new TreeMap<>();
  private final SortedMap<String, Object> attributes = new TreeMap<>();
  private final List<Object> items = new ArrayList<>();

  private Canonical(CanonicalType type, String connection, String stream, String id) {
    this.type = type;
    this.ref = new RecordRef(connection, stream, id);
  }

  public static Canonical account(String id) {
    return new Canonical(CanonicalType.ACCOUNT, "salesforce", "accounts", id).set("name", "Acme");
  }

  public static Canonical contact(String id) {
    return new Canonical(CanonicalType.CONTACT, "salesforce", "contacts", id);
  }

  /** An open deal. */
  public static Canonical deal(String id, String orderType) {
    return new Canonical(CanonicalType.OPPORTUNITY, "salesforce", "opportunities", id)
        .set("orderType", orderType)
        .set("stage", "Negotiation")
        .set("closed", false)
        .set("won", false);
  }

  public static Canonical activity(String id, String date) {
    return new Canonical(CanonicalType.ACTIVITY, "salesforce", "activities", id).date("date", date);
  }

  public static Canonical ticket(String id, String openedAt) {
    return new Canonical(CanonicalType.TICKET, "zendesk", "tickets", id).at("openedAt", openedAt);
  }

  public static Canonical subscription(String id, String startedAt) {
    return new Canonical(CanonicalType.SUBSCRIPTION, "stripe", "subscriptions", id)
        .set("billingCustomerId", "cus_1")
        .set("status", "ACTIVE")
        .at("startedAt", startedAt);
  }

  /** An open invoice over 100.00 EUR, issued 30 days before it is due. */
  public static Canonical invoice(String number, String due) {
    return new Canonical(CanonicalType.INVOICE, "stripe", "invoices", "in_" + number)
        .set("billingCustomerId", "cus_1")
        .set("number", number)
        .set("status", "OPEN")
        .set("total", Money.of(10_000, "EUR"))
        .at("issuedAt", LocalDate.parse(due).minusDays(30) + "T09:00:00Z")
        .date("due", due);
  }

  public Canonical set(String field, Object value) {
    values.put(field, value);
    return this;
  }

  public Canonical without(String field) {
    values.remove(field);
    return this;
  }

  public Canonical at(String field, String instant) {
    return set(field, Instant.parse(instant));
  }

  public Canonical date(String field, String date) {
    return set(field, LocalDate.parse(date));
  }

  public Canonical number(String field, String number) {
    return set(field, new BigDecimal(number));
  }

  public Canonical eur(String field, long minorUnits) {
    return set(field, Money.of(minorUnits, "EUR"));
  }

  public Canonical attribute(String name, Object value) {
    attributes.put(name, value);
    return this;
  }

  /** A paid invoice. */
  public Canonical paid(String paidAt) {
    return set("status", "PAID").at("paidAt", paidAt).eur("remaining", 0);
  }

  /** A solved ticket. */
  public Canonical solved(String solvedAt) {
    return set("status", "SOLVED").at("solvedAt", solvedAt);
  }

  /** A won deal. */
  public Canonical won(String closeDate) {
    return set("closed", true).set("won", true).date("closeDate", closeDate);
  }

  /** One item of a subscription in EUR; its period ends at the given day's start. */
  public Canonical item(
      String id, long unitAmount, String interval, long intervalCount, String periodEnds) {
    return item(id, Money.of(unitAmount, "EUR"), 1, interval, intervalCount, periodEnds);
  }

  public Canonical item(
      String id,
      Money unitAmount,
      long quantity,
      String interval,
      long intervalCount,
      String periodEnds) {
    return item(
        Map.of(
            "id", id,
            "unitAmount", unitAmount,
            "quantity", BigDecimal.valueOf(quantity),
            "interval", interval,
            "intervalCount", intervalCount,
            "periodEndsAt", Instant.parse(periodEnds + "T00:00:00Z")));
  }

  public Canonical item(Map<String, Object> item) {
    items.add(item);
    return this;
  }

  public Canonical withoutItems() {
    items.clear();
    return this;
  }

  public CanonicalRecord canonical() {
    SortedMap<String, Object> all = new TreeMap<>(values);
    if (!items.isEmpty()) {
      all.put("items", List.copyOf(items));
    }
    return new CanonicalRecord(type, ref, all, attributes);
  }

  public Account toAccount() {
    return Account.of(canonical());
  }

  public Contact toContact() {
    return Contact.of(canonical());
  }

  public Opportunity toDeal() {
    return Opportunity.of(canonical());
  }

  public Activity toActivity() {
    return Activity.of(canonical());
  }

  public Ticket toTicket() {
    return Ticket.of(canonical());
  }

  public Subscription toSubscription() {
    return Subscription.of(canonical());
  }

  public Invoice toInvoice() {
    return Invoice.of(canonical());
  }
}
