package io.perennial.sandbox.stripe.shape;

import io.perennial.sandbox.state.Entry;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A customer. */
final class CustomerShape {

  private static final Template CUSTOMER =
      Template.of(
          """
          {"id": null, "object": "customer", "address": null, "balance": 0, "created": 0,
           "currency": null, "customer_account": null, "default_source": null,
           "delinquent": false, "description": null, "discount": null, "email": null,
           "invoice_prefix": null,
           "invoice_settings": {"custom_fields": null, "default_payment_method": null,
             "footer": null, "rendering_options": null},
           "livemode": false, "metadata": {}, "name": null, "next_invoice_sequence": 1,
           "phone": null, "preferred_locales": [], "shipping": null, "tax_exempt": "none",
           "test_clock": null}
          """);

  private CustomerShape() {}

  static Map<String, @Nullable Object> of(Entry entry, Expand expand) {
    if (entry.deleted()) {
      Map<String, @Nullable Object> gone = new LinkedHashMap<>();
      gone.put("id", entry.id());
      gone.put("object", "customer");
      gone.put("deleted", true);
      return gone;
    }
    Map<String, @Nullable Object> customer = CUSTOMER.fill(entry.fields());
    customer.putIfAbsent(
        "invoice_prefix", "%08X".formatted(entry.id().hashCode()).toUpperCase(Locale.ROOT));
    if (entry.fields().get("discount") instanceof Map<?, ?> discount) {
      customer.put(
          "discount",
          DiscountShape.whole(discount, expand.into("discount").orElse(Expand.NOTHING)));
    }
    return customer;
  }
}
