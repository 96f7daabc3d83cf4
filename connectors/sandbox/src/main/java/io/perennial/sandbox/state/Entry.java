package io.perennial.sandbox.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A record as it stands in a {@link Table}.
 *
 * @param modifiedAt epoch milliseconds, whole seconds
 * @param deleted whether it lies in the recycle bin
 * @param fields values by name; an empty field is absent
 */
public record Entry(String id, long modifiedAt, boolean deleted, Map<String, Object> fields) {

  public Entry {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }
}
