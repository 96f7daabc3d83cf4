package io.perennial.sandbox.stripe.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Discounts, which are ids until they are expanded, and so are the coupons behind them. */
final class DiscountShape {

  private static final Template DISCOUNT =
      Template.of(
          """
          {"id": null, "object": "discount", "checkout_session": null, "customer": null,
           "customer_account": null, "end": null, "invoice": null, "invoice_item": null,
           "promotion_code": null, "source": {"coupon": null, "type": "coupon"}, "start": null,
           "subscription": null, "subscription_item": null}
          """);

  private static final Template COUPON =
      Template.of(
          """
          {"id": null, "object": "coupon", "amount_off": null, "created": 0, "currency": null,
           "duration": "forever", "duration_in_months": null, "livemode": false,
           "max_redemptions": null, "metadata": {}, "name": null, "percent_off": null,
           "redeem_by": null, "times_redeemed": 1, "valid": true}
          """);

  private DiscountShape() {}

  /**
   * The field {@code discounts} of a subscription or an invoice.
   *
   * @param stored discounts as maps with an id, each with its coupon as a map; null for none
   * @param expand what to expand inside of each; empty for ids alone
   */
  static List<@Nullable Object> list(@Nullable Object stored, Optional<Expand> expand) {
    List<@Nullable Object> discounts = new ArrayList<>();
    if (stored instanceof List<?> items) {
      for (Object item : items) {
        if (item instanceof Map<?, ?> discount) {
          discounts.add(expand.isPresent() ? whole(discount, expand.get()) : discount.get("id"));
        } else {
          discounts.add(item);
        }
      }
    }
    return discounts;
  }

  /** A discount with its fields; its coupon is an id unless that is expanded as well. */
  static Map<String, @Nullable Object> whole(Map<?, ?> stored, Expand expand) {
    Map<String, @Nullable Object> discount = DISCOUNT.fill(stored);
    if (discount.get("source") instanceof Map<?, ?> source
        && source.get("coupon") instanceof Map<?, ?> coupon) {
      boolean expanded = expand.into("source").flatMap(inner -> inner.into("coupon")).isPresent();
      Map<String, @Nullable Object> shown = new LinkedHashMap<>();
      source.forEach((name, value) -> shown.put(String.valueOf(name), value));
      shown.put("coupon", expanded ? COUPON.fill(coupon) : coupon.get("id"));
      discount.put("source", shown);
    }
    return discount;
  }
}
