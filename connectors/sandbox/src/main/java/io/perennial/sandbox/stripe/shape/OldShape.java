package io.perennial.sandbox.stripe.shape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How objects looked before 2025-03-31, which is how events of accounts with an old default version
 * still show them.
 */
public final class OldShape {

  private static final String BASIL = "2025-03-31";

  private OldShape() {}

  /** The object in a version, for example {@code 2019-12-03}; empty for the oldest. */
  public static Map<String, @Nullable Object> of(
      Map<String, @Nullable Object> object, String version) {
    if (version.compareTo(BASIL) >= 0) {
      return object;
    }
    Map<String, @Nullable Object> old = new LinkedHashMap<>(object);
    if ("subscription".equals(object.get("object"))) {
      periodOfFirstItem(object, old);
    } else if ("invoice".equals(object.get("object"))) {
      old.remove("parent");
      old.put("subscription", subscription(object));
      old.put("paid", "paid".equals(object.get("status")));
    }
    return old;
  }

  private static void periodOfFirstItem(
      Map<String, @Nullable Object> object, Map<String, @Nullable Object> old) {
    if (object.get("items") instanceof Map<?, ?> items
        && items.get("data") instanceof List<?> data
        && !data.isEmpty()
        && data.get(0) instanceof Map<?, ?> first) {
      old.put("current_period_start", first.get("current_period_start"));
      old.put("current_period_end", first.get("current_period_end"));
    }
  }

  private static @Nullable Object subscription(Map<String, @Nullable Object> invoice) {
    return invoice.get("parent") instanceof Map<?, ?> parent
            && parent.get("subscription_details") instanceof Map<?, ?> details
        ? details.get("subscription")
        : null;
  }
}
