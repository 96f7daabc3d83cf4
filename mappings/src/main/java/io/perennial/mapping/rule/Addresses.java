package io.perennial.mapping.rule;

import io.perennial.mapping.path.FieldPath;
import io.perennial.mapping.path.PathStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the person out of e-mail addresses before they are stored. */
final class Addresses {

  private static final String ANYONE = "*@";

  private Addresses() {}

  /** The record with {@code *@acme.example} in place of {@code pat@acme.example}. */
  static Map<String, @Nullable Object> spare(Map<String, @Nullable Object> record, FieldPath path) {
    return spare(record, path.steps());
  }

  private static Map<String, @Nullable Object> spare(Map<?, ?> fields, List<PathStep> steps) {
    Map<String, @Nullable Object> spared = new LinkedHashMap<>();
    fields.forEach((name, value) -> spared.put(String.valueOf(name), value));
    String name = steps.get(0).name();
    Object value = spared.get(name);
    if (value instanceof Map<?, ?> inner && steps.size() > 1) {
      spared.put(name, spare(inner, steps.subList(1, steps.size())));
    } else if (value instanceof String address && steps.size() == 1) {
      int at = address.lastIndexOf('@');
      spared.put(name, at > 0 ? ANYONE + address.substring(at + 1) : value);
    }
    return spared;
  }
}
