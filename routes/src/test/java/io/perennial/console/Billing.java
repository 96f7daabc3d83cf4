package io.perennial.console;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records as Stripe's API shows them: amounts in minor units, times in seconds. */
final class Billing {

  private Billing() {}

  /** A yearly subscription of 10 units. */
  static Map<String, Object> subscription(
      String customer, String id, long unitAmount, String currency, LocalDate ends) {
    Map<String, Object> yearly =
        Map.of("interval", "year", "interval_count", 1, "usage_type", "licensed");
    Map<String, Object> price =
        Map.of(
            "product", "prod_team",
            "unit_amount", unitAmount,
            "currency", currency,
            "recurring", yearly);
    Map<String, Object> item =
        Map.of(
            "id", "si_" + id, "quantity", 10, "current_period_end", seconds(ends), "price", price);
    return Map.of(
        "customer",
        customer,
        "status",
        "active",
        "start_date",
        seconds(LocalDate.of(2024, 8, 15)),
        "items",
        Map.of("data", List.of(item)));
  }

  /** An invoice with 30 days to pay; a paid one was paid the day before it was due. */
  static Map<String, Object> invoice(
      String customer, String id, long total, String currency, LocalDate due, boolean paid) {
    Map<String, Object> transitions = new LinkedHashMap<>();
    transitions.put("finalized_at", seconds(due.minusDays(30)));
    if (paid) {
      transitions.put("paid_at", seconds(due.minusDays(1)));
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("customer", customer);
    fields.put("number", "INV-" + id);
    fields.put("status", paid ? "paid" : "open");
    fields.put("total", total);
    fields.put("amount_remaining", paid ? 0 : total);
    fields.put("currency", currency);
    fields.put("due_date", seconds(due));
    fields.put("status_transitions", transitions);
    return fields;
  }

  static long seconds(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
  }
}
