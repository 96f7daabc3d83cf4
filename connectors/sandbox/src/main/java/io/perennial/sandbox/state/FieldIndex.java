package io.perennial.sandbox.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PrimitiveIterator;

/** Finds records by the value of one field, upper and lower case alike. */
final class FieldIndex {

  private final String field;
  private final Map<String, List<Integer>> handles = new HashMap<>();

  FieldIndex(String field, Table table) {
    this.field = field;
    PrimitiveIterator.OfInt all = table.scan(Span.ALL, false);
    while (all.hasNext()) {
      int handle = all.nextInt();
      add(handle, table.fields(handle));
    }
  }

  List<Integer> find(String value) {
    return List.copyOf(handles.getOrDefault(value.toLowerCase(Locale.ROOT), List.of()));
  }

  void add(int handle, Map<String, Object> fields) {
    Object value = fields.get(field);
    if (value != null) {
      handles.computeIfAbsent(key(value), key -> new ArrayList<>(1)).add(handle);
    }
  }

  void remove(int handle, Map<String, Object> fields) {
    Object value = fields.get(field);
    List<Integer> found = value == null ? null : handles.get(key(value));
    if (found != null) {
      found.remove(Integer.valueOf(handle));
    }
  }

  private static String key(Object value) {
    return value.toString().toLowerCase(Locale.ROOT);
  }
}
