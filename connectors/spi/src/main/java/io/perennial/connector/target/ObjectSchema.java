package io.perennial.connector.target;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The fields of one of the vendor's objects.
 *
 * @param object the vendor's name, for example {@code Account}
 * @param fields by the vendor's field name
 */
public record ObjectSchema(String object, SortedMap<String, FieldSchema> fields) {

  public ObjectSchema {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  /** Empty if there is no such field, or if our user may not see it. */
  public Optional<FieldSchema> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }
}
