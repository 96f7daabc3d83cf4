package io.perennial.console.customers;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the table can be ordered by; what is not known comes last, either way. */
enum Order {
  NAME("Customer", "lower(customer.name)", true),
  SCORE("Score", "health.points", true),
  /** By the score's range: bands are ranges of the score, but keep a margin. */
  BAND("Band", "array_position(:bands::text[], health.band)", true),
  /** Within each currency: amounts of two currencies have no order. */
  ARR("ARR", "health.arr_currency %1$s nulls last, health.arr", false),
  RENEWAL("Renewal", "health.renewal_date", true),
  COVERAGE("Coverage", "health.coverage", true);

  private final String title;
  private final String sql;
  private final boolean upFirst;

  Order(String title, String sql, boolean upFirst) {
    this.title = title;
    this.sql = sql;
    this.upFirst = upFirst;
  }

  String title() {
    return title;
  }

  /** Whether the lowest come first when nobody says otherwise. */
  boolean upFirst() {
    return upFirst;
  }

  /** As it is written in a page's address. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  String sql(boolean up) {
    return sql.formatted("asc") + (up ? " asc" : " desc") + " nulls last";
  }

  static Optional<Order> of(String key) {
    return Arrays.stream(values()).filter(order -> order.key().equals(key)).findFirst();
  }
}
