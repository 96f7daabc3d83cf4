package io.perennial.sandbox.stripe.shape;

import io.perennial.sandbox.state.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An invoice; the way to its subscription leads through {@code parent}. */
final class InvoiceShape {

  private static final Template INVOICE =
      Template.of(
          """
          {"id": null, "object": "invoice", "account_country": "US", "account_name": null,
           "account_tax_ids": null, "amount_due": null, "amount_overpaid": 0,
           "amount_paid": null, "amount_remaining": null, "amount_shipping": 0,
           "application": null, "attempt_count": 0, "attempted": false, "auto_advance": false,
           "automatic_tax": {"disabled_reason": null, "enabled": false, "liability": null,
             "provider": null, "status": null},
           "automatically_finalizes_at": null, "billing_reason": "subscription_cycle",
           "collection_method": "charge_automatically", "created": 0, "currency": "usd",
           "custom_fields": null, "customer": null, "customer_account": null,
           "customer_address": null, "customer_email": null, "customer_name": null,
           "customer_phone": null, "customer_shipping": null, "customer_tax_exempt": "none",
           "customer_tax_ids": [], "default_payment_method": null, "default_source": null,
           "default_tax_rates": [], "description": null, "discounts": [], "due_date": null,
           "effective_at": null, "ending_balance": null, "footer": null, "from_invoice": null,
           "hosted_invoice_url": null, "invoice_pdf": null, "issuer": {"type": "self"},
           "last_finalization_error": null, "latest_revision": null, "lines": null,
           "livemode": false, "metadata": {}, "next_payment_attempt": null, "number": null,
           "on_behalf_of": null, "parent": null,
           "payment_settings": {"default_mandate": null, "payment_method_options": null,
             "payment_method_types": null},
           "period_end": null, "period_start": null, "post_payment_credit_notes_amount": 0,
           "pre_payment_credit_notes_amount": 0, "receipt_number": null, "rendering": null,
           "shipping_cost": null, "shipping_details": null, "starting_balance": 0,
           "statement_descriptor": null, "status": "draft",
           "status_transitions": {"finalized_at": null, "marked_uncollectible_at": null,
             "paid_at": null, "voided_at": null},
           "subtotal": null, "subtotal_excluding_tax": null, "test_clock": null, "total": 0,
           "total_discount_amounts": [], "total_excluding_tax": null,
           "total_pretax_credit_amounts": [], "total_taxes": [], "webhooks_delivered_at": null}
          """);

  private InvoiceShape() {}

  static Map<String, @Nullable Object> of(Entry entry, Expand expand, Lookup lookup) {
    Map<String, Object> given = new LinkedHashMap<>(entry.fields());
    Object subscription = given.remove("subscription");
    given.remove("lines");
    Object discounts = given.remove("discounts");
    Map<String, @Nullable Object> invoice = INVOICE.fill(given);
    amounts(invoice);
    invoice.putIfAbsent("period_start", entry.modifiedAt() / 1000);
    invoice.putIfAbsent("period_end", entry.modifiedAt() / 1000);
    invoice.put("discounts", DiscountShape.list(discounts, expand.into("discounts")));
    invoice.put("lines", Shapes.list("/v1/invoices/%s/lines".formatted(entry.id()), lines(entry)));
    if (subscription != null) {
      invoice.put("parent", parent(subscription, expand, lookup));
    }
    Shapes.expand(invoice, "customer", Kind.CUSTOMERS, expand, lookup);
    return invoice;
  }

  /** All lines, however many. */
  static List<@Nullable Object> lines(Entry entry) {
    return Template.plain(entry.fields().get("lines")) instanceof List<?> lines
        ? List.copyOf(lines)
        : List.of();
  }

  private static void amounts(Map<String, @Nullable Object> invoice) {
    long total = number(invoice.get("total"));
    invoice.putIfAbsent("subtotal", total);
    invoice.putIfAbsent("subtotal_excluding_tax", total);
    invoice.putIfAbsent("total_excluding_tax", total);
    invoice.putIfAbsent("amount_due", total);
    long due = number(invoice.get("amount_due"));
    invoice.putIfAbsent("amount_paid", "paid".equals(invoice.get("status")) ? due : 0L);
    invoice.putIfAbsent("amount_remaining", due - number(invoice.get("amount_paid")));
  }

  private static Map<String, @Nullable Object> parent(
      Object subscription, Expand expand, Lookup lookup) {
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    details.put("metadata", Map.of());
    details.put("subscription", subscription);
    expand
        .into("parent")
        .flatMap(inner -> inner.into("subscription_details"))
        .ifPresent(
            inner -> Shapes.expand(details, "subscription", Kind.SUBSCRIPTIONS, inner, lookup));
    Map<String, @Nullable Object> parent = new LinkedHashMap<>();
    parent.put("quote_details", null);
    parent.put("subscription_details", details);
    parent.put("type", "subscription_details");
    return parent;
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }
}
