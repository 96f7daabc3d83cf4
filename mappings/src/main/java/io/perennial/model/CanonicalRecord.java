package io.perennial.model;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a vendor's record became.
 *
 * @param type its kind
 * @param ref where it came from
 * @param values by canonical field name, each of the Java type of its {@link FieldKind}; what is
 *     not known is missing
 * @param attributes open attributes by the name that the mapping gave: text, numbers, booleans and
 *     ISO dates as text
 */
public record CanonicalRecord(
    CanonicalType type,
    RecordRef ref,
    SortedMap<String, Object> values,
    SortedMap<String, Object> attributes) {

  public CanonicalRecord {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /**
   * The value of a field; empty if it is not known.
   *
   * @throws ClassCastException if the field's kind is another; that is a fault of ours
   */
  public <T> Optional<T> get(String field, Class<T> kind) {
    return Optional.ofNullable(values.get(field)).map(kind::cast);
  }
}
