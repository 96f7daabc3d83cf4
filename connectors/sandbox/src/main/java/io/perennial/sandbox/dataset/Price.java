package io.perennial.sandbox.dataset;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/**
 * A price whose ARR is exact.
 *
 * <p>The quantity is the number of seats where the amount can be divided among them; else one seat
 * holds the whole, and a yearly interval holds what twelve months cannot.
 *
 * @param unit minor units of one seat and period
 * @param months length of a period
 */
record Price(int quantity, long unit, int months, String currency) {

  private static final int YEAR = 12;

  /** The price of so many minor units a year. */
  static Price of(long yearly, int seats, int months, String currency) {
    int periods = YEAR / months;
    if (yearly % periods != 0) {
      return of(yearly, seats, YEAR, currency);
    }
    long each = yearly / periods;
    return each % seats == 0
        ? new Price(seats, each / seats, months, currency)
        : new Price(1, each, months, currency);
  }

  /** The items of a subscription, with the first period; later ones follow by themselves. */
  List<Map<String, Object>> items(Instant start) {
    ZonedDateTime begin = start.atZone(ZoneOffset.UTC);
    boolean yearly = months == YEAR;
    Map<String, Object> recurring =
        Map.of(
            "interval",
            yearly ? "year" : "month",
            "interval_count",
            yearly ? 1 : months,
            "usage_type",
            "licensed");
    return List.of(
        Map.of(
            "price",
            Map.of("currency", currency, "unit_amount", unit, "recurring", recurring),
            "quantity",
            quantity,
            "current_period_start",
            start,
            "current_period_end",
            begin.plusMonths(months).toInstant()));
  }
}
