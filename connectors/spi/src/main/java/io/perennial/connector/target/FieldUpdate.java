package io.perennial.connector.target;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * New values for some fields of one record.
 *
 * @param id the vendor's key
 * @param values text, numbers, booleans by the vendor's field name; null clears the field. Dates
 *     are text in ISO 8601
 */
public record FieldUpdate(String id, SortedMap<String, @Nullable Object> values) {

  public FieldUpdate {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("an update without values");
    }
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }
}
