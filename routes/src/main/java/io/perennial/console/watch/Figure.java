package io.perennial.console.watch;

import java.util.List;

/**
 * One measured value.
 *
 * @param tags names and values by turns
 */
record Figure(StoreGauge gauge, double value, List<String> tags) {

  static Figure of(StoreGauge gauge, long count, String... tags) {
    return of(gauge, (double) count, tags);
  }

  static Figure of(StoreGauge gauge, double value, String... tags) {
    return new Figure(gauge, value, List.of(tags));
  }
}
