package io.perennial.sandbox.company.record;

import io.perennial.sandbox.company.cast.Archetype;
import io.perennial.sandbox.company.cast.Identity;
import io.perennial.sandbox.company.story.Bill;
import io.perennial.sandbox.company.story.Plan;
import io.perennial.sandbox.company.story.Story;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Customers, subscriptions and invoices, as Stripe's API names their fields.
 *
 * <p>Only what differs from the usual is stored: items and lines as plain lists, an invoice's
 * subscription as an id, times as instants.
 */
public final class StripeRecords {

  private static final int YEAR = 12;
  private static final int SHORT_ID = 15;

  private final Book book;
  private final LocalDate today;

  public StripeRecords(Book book, LocalDate today) {
    this.book = book;
    this.today = today;
  }

  public Map<String, Object> holder(Story story, int place) {
    Identity identity = story.part().billing();
    Alias alias = Alias.of(story, identity, "Accounts Payable");
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", place == 0 ? alias.name() : alias.name() + " Branch " + (place + 1));
    String desk = identity == Identity.FREE_MAIL ? "desk" + story.index() : "billing";
    alias.domain().ifPresent(domain -> fields.put("email", desk + "@" + domain));
    fields.put("currency", currency(story.profile().currency()));
    fields.put("metadata", metadata(story));
    if (overdue(story.bills())) {
      fields.put("delinquent", true);
    }
    return fields;
  }

  public Map<String, Object> subscription(Story story, int place) {
    Plan plan = story.plans().get(place);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("customer", book.key(Kind.HOLDER, story.index(), plan.holder()));
    fields.put("status", status(story, place, plan));
    fields.put("currency", currency(plan.currency()));
    fields.put("start_date", midnight(plan.started()));
    fields.put("billing_cycle_anchor", midnight(plan.anchor()));
    fields.put("metadata", metadata(story));
    fields.put("collection_method", plan.netDays() > 0 ? "send_invoice" : "charge_automatically");
    if (plan.netDays() > 0) {
      fields.put("days_until_due", plan.netDays());
    }
    LocalDate running = plan.ended().map(end -> end.minusDays(1)).orElse(today);
    List<Map<String, Object>> items = new ArrayList<>();
    for (Plan.Item item : plan.items()) {
      items.add(item(plan, item, running));
    }
    fields.put("items", items);
    plan.trialEnd()
        .ifPresent(
            end -> {
              fields.put("trial_start", midnight(plan.started()));
              fields.put("trial_end", midnight(end));
            });
    plan.noticed().ifPresent(day -> fields.put("canceled_at", Moments.noon(day)));
    plan.cancelAt().ifPresent(day -> fields.put("cancel_at", midnight(day)));
    plan.ended().ifPresent(day -> fields.put("ended_at", midnight(day)));
    if (plan.percentOff() > 0) {
      fields.put("discounts", List.of(discount(plan, subscription(story.index(), place))));
    }
    return fields;
  }

  public Map<String, Object> invoice(Story story, int place) {
    Bill bill = story.bills().get(place);
    Plan plan = story.plans().get(bill.plan());
    String currency = currency(plan.currency());
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("customer", book.key(Kind.HOLDER, story.index(), plan.holder()));
    fields.put("subscription", subscription(story.index(), bill.plan()));
    fields.put("number", "%05d-%04d".formatted(story.index() + 1, place + 1));
    fields.put("status", status(bill));
    fields.put("currency", currency);
    fields.put("subtotal", bill.subtotal());
    fields.put("total", bill.total());
    fields.put("amount_due", bill.total());
    fields.put("amount_paid", bill.total() - bill.remaining());
    fields.put("amount_remaining", bill.remaining());
    fields.put(
        "collection_method", bill.due().isPresent() ? "send_invoice" : "charge_automatically");
    bill.due().ifPresent(day -> fields.put("due_date", Moments.noon(day)));
    fields.put("attempt_count", bill.attempts());
    fields.put("attempted", bill.attempts() > 0);
    fields.put("period_start", midnight(bill.periodStart()));
    fields.put("period_end", midnight(bill.periodEnd()));
    fields.put("status_transitions", transitions(bill));
    List<Map<String, Object>> lines = new ArrayList<>();
    for (Plan.Item item : plan.items()) {
      lines.add(
          Map.of(
              "object", "line_item",
              "amount", item.price(),
              "currency", currency,
              "description", "%d × %s".formatted(item.seats(), item.product()),
              "quantity", item.seats()));
    }
    fields.put("lines", lines);
    if (bill.discount() > 0) {
      fields.put("total_discount_amounts", List.of(Map.of("amount", bill.discount())));
    }
    return fields;
  }

  private String subscription(int customer, int place) {
    return book.key(Kind.SUBSCRIPTION, customer, place);
  }

  private static Map<String, Object> item(Plan plan, Plan.Item item, LocalDate running) {
    boolean years = plan.months() % YEAR == 0;
    Map<String, Object> price = new LinkedHashMap<>();
    price.put("id", "price_%s_%dm_%d".formatted(item.product(), plan.months(), item.unit()));
    price.put("product", item.product());
    price.put("currency", currency(plan.currency()));
    price.put("unit_amount", item.unit());
    price.put(
        "recurring",
        Map.of(
            "interval",
            years ? "year" : "month",
            "interval_count",
            years ? plan.months() / YEAR : plan.months(),
            "usage_type",
            "licensed"));
    LocalDate start = plan.periodStart(running);
    return Map.of(
        "price",
        price,
        "quantity",
        item.seats(),
        "current_period_start",
        midnight(start.isBefore(plan.started()) ? plan.started() : start),
        "current_period_end",
        midnight(plan.periodEnd(running)));
  }

  private static Map<String, Object> discount(Plan plan, String subscription) {
    Map<String, Object> coupon = new LinkedHashMap<>();
    coupon.put("id", "OFF" + plan.percentOff());
    coupon.put("percent_off", plan.percentOff());
    coupon.put("duration", plan.discountEnd().isPresent() ? "repeating" : "forever");
    Map<String, Object> discount = new LinkedHashMap<>();
    discount.put("id", "di_" + subscription.substring("sub_".length()));
    discount.put("start", midnight(plan.started()));
    plan.discountEnd().ifPresent(day -> discount.put("end", midnight(day)));
    discount.put("source", Map.of("type", "coupon", "coupon", coupon));
    discount.put("subscription", subscription);
    return discount;
  }

  private String status(Story story, int place, Plan plan) {
    if (!plan.live(today)) {
      return "canceled";
    }
    if (story.part().archetype() == Archetype.TRIAL) {
      return "trialing";
    }
    List<Bill> own = story.bills().stream().filter(bill -> bill.plan() == place).toList();
    return overdue(own) ? "past_due" : "active";
  }

  private boolean overdue(List<Bill> bills) {
    return bills.stream()
        .anyMatch(bill -> status(bill).equals("open") && bill.deadline().isBefore(today));
  }

  private static String status(Bill bill) {
    if (bill.paid().isPresent()) {
      return "paid";
    }
    return bill.givenUp().isPresent() ? "uncollectible" : "open";
  }

  private static Map<String, Object> transitions(Bill bill) {
    Map<String, Object> transitions = new LinkedHashMap<>();
    transitions.put("finalized_at", bill.issued());
    bill.paid().ifPresent(moment -> transitions.put("paid_at", moment));
    bill.givenUp().ifPresent(moment -> transitions.put("marked_uncollectible_at", moment));
    return transitions;
  }

  private Map<String, Object> metadata(Story story) {
    Identity identity = story.part().billing();
    if (!identity.explicit()) {
      return Map.of();
    }
    String key = book.key(Kind.ACCOUNT, story.index(), 0);
    boolean cut = identity == Identity.EXPLICIT_SHORT;
    return Map.of("salesforce_account_id", cut ? key.substring(0, SHORT_ID) : key);
  }

  private static Instant midnight(LocalDate day) {
    return day.atTime(LocalTime.MIDNIGHT).toInstant(ZoneOffset.UTC);
  }

  private static String currency(String code) {
    return code.toLowerCase(Locale.ROOT);
  }
}
