package io.perennial.sandbox.soql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How Salesforce compares values: text without regard to case, ids in their long form. */
public final class Values {

  private Values() {}

  /** Compares two values of one type; values of different types compare by their text. */
  public static int compare(Object one, Object other) {
    if (one instanceof RecordId || other instanceof RecordId) {
      return RecordId.of(one.toString()).compareTo(RecordId.of(other.toString()));
    }
    if (one instanceof BigDecimal left && other instanceof BigDecimal right) {
      return left.compareTo(right);
    }
    if (one instanceof Boolean left && other instanceof Boolean right) {
      return left.compareTo(right);
    }
    if (one instanceof LocalDate left && other instanceof LocalDate right) {
      return left.compareTo(right);
    }
    if (one instanceof Instant left && other instanceof Instant right) {
      return left.compareTo(right);
    }
    return one.toString().compareToIgnoreCase(other.toString());
  }

  /** A key that two values share if Salesforce calls them equal. */
  public static Object key(Object value) {
    if (value instanceof BigDecimal number) {
      return number.stripTrailingZeros();
    }
    return value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
  }

  /** The order of one item of ORDER BY. */
  public static Comparator<@Nullable Object> order(Query.Order order) {
    return (one, other) -> {
      if (one == null || other == null) {
        int emptyFirst = Boolean.compare(one != null, other != null);
        return order.nullsLast() ? -emptyFirst : emptyFirst;
      }
      return order.descending() ? compare(other, one) : compare(one, other);
    };
  }
}
