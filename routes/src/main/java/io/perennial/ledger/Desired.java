package io.perennial.ledger;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a target's record should hold.
 *
 * @param target the kind of record
 * @param id the vendor's key
 * @param customer whose conclusions these are
 * @param values by the vendor's field name, in the form that the target gives them back
 */
public record Desired(
    Target target, String id, long customer, SortedMap<String, @Nullable Object> values) {

  public Desired {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }
}
