package io.perennial.sandbox.salesforce.query;

import io.perennial.sandbox.soql.Term;
import io.perennial.sandbox.soql.Values;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One aggregate of one group, fed value by value. */
final class Tally {

  private final Term.Function function;
  private final Set<Object> distinct = new HashSet<>();
  private long count;
  private BigDecimal sum = BigDecimal.ZERO;
  private @Nullable Object extreme;

  Tally(Term.Function function) {
    this.function = function;
  }

  void add(@Nullable Object value) {
    if (value == null) {
      return;
    }
    count++;
    switch (function) {
      case COUNT -> {}
      case COUNT_DISTINCT -> distinct.add(Values.key(value));
      case SUM, AVG -> sum = sum.add((BigDecimal) value);
      case MIN, MAX -> keepExtreme(value);
    }
  }

  @Nullable Object result() {
    return switch (function) {
      case COUNT -> BigDecimal.valueOf(count);
      case COUNT_DISTINCT -> BigDecimal.valueOf(distinct.size());
      case SUM -> count == 0 ? null : sum;
      case AVG -> count == 0 ? null : sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL64);
      case MIN, MAX -> extreme;
    };
  }

  private void keepExtreme(Object value) {
    Object known = extreme;
    int order = known == null ? 0 : Values.compare(value, known);
    if (known == null || (function == Term.Function.MIN ? order < 0 : order > 0)) {
      extreme = value;
    }
  }
}
