package io.perennial.sandbox.stripe.shape;

import io.perennial.sandbox.state.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A subscription; its periods stand on its items, as since 2025-03-31. */
final class SubscriptionShape {

  private static final long MONTH = Duration.ofDays(30).toSeconds();

  private static final Template SUBSCRIPTION =
      Template.of(
          """
          {"id": null, "object": "subscription", "application": null,
           "application_fee_percent": null,
           "automatic_tax": {"disabled_reason": null, "enabled": false, "liability": null},
           "billing_cycle_anchor": null, "billing_cycle_anchor_config": null,
           "billing_mode": {"type": "classic"}, "billing_thresholds": null, "cancel_at": null,
           "cancel_at_period_end": false, "canceled_at": null,
           "cancellation_details": {"comment": null, "feedback": null, "reason": null},
           "collection_method": "charge_automatically", "created": 0, "currency": "usd",
           "customer": null, "customer_account": null, "days_until_due": null,
           "default_payment_method": null, "default_source": null, "default_tax_rates": [],
           "description": null, "discounts": [], "ended_at": null,
           "invoice_settings": {"account_tax_ids": null, "issuer": {"type": "self"}},
           "items": null, "latest_invoice": null, "livemode": false, "metadata": {},
           "next_pending_invoice_item_invoice": null, "on_behalf_of": null,
           "pause_collection": null,
           "payment_settings": {"payment_method_options": null, "payment_method_types": null,
             "save_default_payment_method": "off"},
           "pending_invoice_item_interval": null, "pending_setup_intent": null,
           "pending_update": null, "schedule": null, "start_date": null, "status": "active",
           "test_clock": null, "transfer_data": null, "trial_end": null,
           "trial_settings": {"end_behavior": {"missing_payment_method": "create_invoice"}},
           "trial_start": null}
          """);

  private static final Template ITEM =
      Template.of(
          """
          {"id": null, "object": "subscription_item", "billing_thresholds": null, "created": 0,
           "current_period_end": null, "current_period_start": null, "discounts": [],
           "metadata": {}, "price": null, "quantity": 1, "subscription": null, "tax_rates": []}
          """);

  private static final Template PRICE =
      Template.of(
          """
          {"id": null, "object": "price", "active": true, "billing_scheme": "per_unit",
           "created": 0, "currency": "usd", "custom_unit_amount": null, "livemode": false,
           "lookup_key": null, "metadata": {}, "nickname": null, "product": null,
           "recurring": {"interval": "month", "interval_count": 1, "meter": null,
             "trial_period_days": null, "usage_type": "licensed"},
           "tax_behavior": "unspecified", "tiers_mode": null, "transform_quantity": null,
           "type": "recurring", "unit_amount": null, "unit_amount_decimal": null}
          """);

  private SubscriptionShape() {}

  static Map<String, @Nullable Object> of(Entry entry, Expand expand, Lookup lookup) {
    Map<String, Object> given = new LinkedHashMap<>(entry.fields());
    given.remove("items");
    Object discounts = given.remove("discounts");
    Map<String, @Nullable Object> subscription = SUBSCRIPTION.fill(given);
    subscription.putIfAbsent("start_date", entry.modifiedAt() / 1000);
    subscription.putIfAbsent("billing_cycle_anchor", subscription.get("start_date"));
    subscription.put("discounts", DiscountShape.list(discounts, expand.into("discounts")));
    subscription.put(
        "items", Shapes.list("/v1/subscription_items?subscription=" + entry.id(), items(entry)));
    Shapes.expand(subscription, "customer", Kind.CUSTOMERS, expand, lookup);
    Shapes.expand(subscription, "latest_invoice", Kind.INVOICES, expand, lookup);
    return subscription;
  }

  /** All items, however many. */
  static List<@Nullable Object> items(Entry entry) {
    Object stored = entry.fields().get("items");
    Object data = stored instanceof Map<?, ?> list ? list.get("data") : stored;
    List<@Nullable Object> items = new ArrayList<>();
    if (data instanceof List<?> given) {
      given.forEach(item -> items.add(item(entry, (Map<?, ?>) item, items.size())));
    }
    return items;
  }

  private static Map<String, @Nullable Object> item(Entry entry, Map<?, ?> given, int index) {
    long created = entry.modifiedAt() / 1000;
    Map<String, @Nullable Object> item = ITEM.fill(given);
    item.putIfAbsent(
        "id", "si_%s%02d".formatted(entry.id().substring(entry.id().indexOf('_') + 1), index));
    item.put("subscription", entry.id());
    item.put("created", created);
    item.putIfAbsent("current_period_start", created);
    item.putIfAbsent(
        "current_period_end",
        ((Number) nonNull(item.get("current_period_start"))).longValue() + MONTH);
    Map<String, @Nullable Object> price =
        PRICE.fill(given.get("price") instanceof Map<?, ?> fields ? fields : Map.of());
    Object amount = price.get("unit_amount");
    if (amount != null) {
      price.putIfAbsent("unit_amount_decimal", amount.toString());
    }
    item.put("price", price);
    return item;
  }

  private static Object nonNull(@Nullable Object value) {
    return value == null ? 0L : value;
  }
}
