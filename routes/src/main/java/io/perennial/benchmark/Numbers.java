package io.perennial.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was measured in several runs.
 *
 * @param values in the order of the runs
 */
record Numbers(List<Double> values) {

  Numbers {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("there are no runs");
    }
  }

  static Numbers seconds(List<Duration> times) {
    return new Numbers(times.stream().map(Numbers::seconds).toList());
  }

  static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  /** Run by run. */
  Numbers dividedBy(Numbers others) {
    List<Double> ratios = new ArrayList<>();
    for (int run = 0; run < values.size(); run++) {
      ratios.add(values.get(run) / others.values.get(run));
    }
    return new Numbers(ratios);
  }

  Numbers dividedBy(double divisor) {
    return new Numbers(values.stream().map(value -> value / divisor).toList());
  }

  /** The middle one; between the two middle ones of an even number. */
  double median() {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  /** The least value that so many percent of all do not exceed, for example 19th of 20 for 95. */
  double percentile(int percent) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
  }

  double least() {
    return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  double most() {
    return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  /** Median and spread, for example {@code 12.3 (11.9 to 14.0)}. */
  String text(String format) {
    String pattern = "%s (%s to %s)".formatted(format, format, format);
    return String.format(Locale.ROOT, pattern, median(), least(), most());
  }
}
