package io.perennial.sandbox.stripe.shape;

import io.perennial.sandbox.state.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes an object's JSON out of what is stored of it.
 *
 * <p>Only what differs from the usual need be stored: values by Stripe's names, times as {@link
 * java.time.Instant} or seconds; a subscription's {@code items} as a plain list; {@code discounts}
 * as maps with their coupon inside; an invoice's {@code subscription} as an id.
 */
public final class Shapes {

  /** How many items an object shows of a list inside of it. */
  private static final int EMBEDDED = 10;

  private static final Template DISPUTE =
      Template.of(
          """
          {"id": null, "object": "dispute", "amount": 0, "balance_transactions": [],
           "charge": null, "created": 0, "currency": "usd",
           "enhanced_eligibility_types": [], "evidence": {},
           "evidence_details": {"due_by": null, "enhanced_eligibility": {},
             "has_evidence": false, "past_due": false, "submission_count": 0},
           "is_charge_refundable": false, "livemode": false, "metadata": {},
           "payment_intent": null, "reason": "general", "status": "needs_response"}
          """);

  private static final Template EVENT =
      Template.of(
          """
          {"id": null, "object": "event", "api_version": null, "created": 0, "data": null,
           "livemode": false, "pending_webhooks": 0,
           "request": {"id": null, "idempotency_key": null}, "type": null}
          """);

  private final boolean live;

  public Shapes(boolean live) {
    this.live = live;
  }

  /** The object as Stripe shows it. */
  public Map<String, @Nullable Object> json(Kind kind, Entry entry, Expand expand, Lookup lookup) {
    Map<String, @Nullable Object> json =
        switch (kind) {
          case CUSTOMERS -> CustomerShape.of(entry, expand);
          case SUBSCRIPTIONS -> SubscriptionShape.of(entry, expand, lookup);
          case INVOICES -> InvoiceShape.of(entry, expand, lookup);
          case DISPUTES -> DISPUTE.fill(entry.fields());
          case EVENTS -> EVENT.fill(entry.fields());
        };
    json.put("id", entry.id());
    if (json.containsKey("livemode")) {
      json.put("livemode", live);
      json.put("created", entry.modifiedAt() / 1000);
    }
    return json;
  }

  /** The whole of the list that an object shows only the beginning of. */
  public static List<@Nullable Object> embedded(Kind kind, Entry entry) {
    return kind == Kind.SUBSCRIPTIONS ? SubscriptionShape.items(entry) : InvoiceShape.lines(entry);
  }

  static Map<String, @Nullable Object> list(String url, List<@Nullable Object> items) {
    Map<String, @Nullable Object> list = new LinkedHashMap<>();
    list.put("object", "list");
    list.put("data", items.subList(0, Math.min(EMBEDDED, items.size())));
    list.put("has_more", items.size() > EMBEDDED);
    list.put("url", url);
    return list;
  }

  static void expand(
      Map<String, @Nullable Object> json,
      String property,
      Kind kind,
      Expand expand,
      Lookup lookup) {
    if (json.get(property) instanceof String id) {
      expand
          .into(property)
          .ifPresent(
              inner -> {
                Map<String, @Nullable Object> whole = lookup.find(kind, id, inner);
                if (whole != null) {
                  json.put(property, whole);
                }
              });
    }
  }
}
