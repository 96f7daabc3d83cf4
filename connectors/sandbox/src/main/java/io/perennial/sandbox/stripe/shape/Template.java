package io.perennial.sandbox.stripe.shape;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.engine.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object with all its fields empty or at their defaults. Immutable. */
final class Template {

  private final Map<String, @Nullable Object> defaults;

  private Template(Map<String, @Nullable Object> defaults) {
    this.defaults = defaults;
  }

  static Template of(String json) {
    return new Template(object(Json.read(json)));
  }

  /** The defaults with the given values over them; objects are merged field by field. */
  Map<String, @Nullable Object> fill(Map<?, ?> given) {
    return merge(defaults, given);
  }

  /** A value as JSON has it: times as seconds since 1970. */
  static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Instant instant) {
      return instant.getEpochSecond();
    }
    if (value instanceof LocalDate date) {
      return date.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }
    if (value instanceof Map<?, ?> fields) {
      return merge(Map.of(), fields);
    }
    if (value instanceof List<?> items) {
      List<@Nullable Object> plain = new ArrayList<>();
      items.forEach(item -> plain.add(plain(item)));
      return plain;
    }
    return value;
  }

  private static Map<String, @Nullable Object> merge(Map<?, ?> defaults, Map<?, ?> given) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>();
    defaults.forEach((name, value) -> merged.put(String.valueOf(name), value));
    given.forEach(
        (name, value) -> {
          Object usual = merged.get(String.valueOf(name));
          merged.put(
              String.valueOf(name),
              usual instanceof Map<?, ?> fields && value instanceof Map<?, ?> over
                  ? merge(fields, over)
                  : plain(value));
        });
    return merged;
  }

  private static Map<String, @Nullable Object> object(JsonNode node) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    node.properties().forEach(field -> fields.put(field.getKey(), value(field.getValue())));
    return fields;
  }

  private static @Nullable Object value(JsonNode node) {
    if (node.isObject()) {
      return object(node);
    }
    if (node.isArray()) {
      return List.of(); // defaults have no other lists
    }
    if (node.isTextual()) {
      return node.textValue();
    }
    return node.isNull() ? null : node.isBoolean() ? (Object) node.booleanValue() : node.asLong();
  }
}
