package io.perennial.sandbox.soql;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row made of a map, for conditions; the keys are paths in lower case. */
record Rows(Map<String, Object> values, LocalDate today) implements Row {

  /** Saturday. */
  static final LocalDate TODAY = LocalDate.parse("2026-08-15");

  static boolean holds(String condition, Map<String, Object> values) {
    return Query.parse("SELECT Id FROM Account WHERE " + condition)
        .where()
        .orElseThrow()
        .holds(new Rows(values, TODAY));
  }

  @Override
  public @Nullable Object value(Term term) {
    return values.get(term.toString());
  }
}
