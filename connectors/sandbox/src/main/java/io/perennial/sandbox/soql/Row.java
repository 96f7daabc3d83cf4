package io.perennial.sandbox.soql;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a condition looks at: one record, or one group of records. */
public interface Row {

  /**
   * The value of a field or an aggregate.
   *
   * @return text, Boolean, {@link java.math.BigDecimal}, {@link LocalDate}, {@link
   *     java.time.Instant}, {@link RecordId}, or null if empty
   */
  @Nullable Object value(Term term);

  /** The day that {@code TODAY} means. */
  LocalDate today();
}
