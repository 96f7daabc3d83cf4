package io.perennial.sandbox.stripe.rest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Seconds since 1970 that a parameter allows, both ends included: {@code created=…} or {@code
 * created[gte]=…}.
 */
record Range(long from, long to) {

  private static final long YEAR_10000 = 253_402_300_800L;

  static final Range ALL = new Range(0, YEAR_10000);

  static Range read(Parameters parameters, String name) {
    long from = ALL.from;
    long to = ALL.to;
    if (parameters.text(name).isPresent()) {
      long exact = parameters.number(name).orElseThrow();
      return new Range(exact, exact);
    }
    for (Map.Entry<String, String> bound : parameters.map(name).entrySet()) {
      long second = Parameters.number(name, bound.getValue());
      switch (bound.getKey()) {
        case "gt" -> from = Math.max(from, second + 1);
        case "gte" -> from = Math.max(from, second);
        case "lt" -> to = Math.min(to, second - 1);
        case "lte" -> to = Math.min(to, second);
        default ->
            throw Refusal.parameter(
                name,
                "parameter_unknown",
                "Received unknown parameter: %s[%s]".formatted(name, bound.getKey()));
      }
    }
    return new Range(from, to);
  }

  boolean holds(@Nullable Object seconds) {
    return this.equals(ALL)
        || (seconds instanceof Number number
            && number.longValue() >= from
            && number.longValue() <= to);
  }
}
