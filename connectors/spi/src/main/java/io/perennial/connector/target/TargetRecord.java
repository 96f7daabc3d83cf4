package io.perennial.connector.target;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a target's record holds at the moment.
 *
 * @param id the vendor's key
 * @param values by the vendor's field name; null is an empty field, a missing name one that we may
 *     not see
 */
public record TargetRecord(String id, SortedMap<String, @Nullable Object> values) {

  public TargetRecord {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }
}
