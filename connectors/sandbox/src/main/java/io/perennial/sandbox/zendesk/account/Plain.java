package io.perennial.sandbox.zendesk.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values between the store, Java and JSON. */
public final class Plain {

  private Plain() {}

  /** A value as JSON has it: moments and days become text. */
  public static @Nullable Object json(@Nullable Object value) {
    if (value instanceof Instant moment) {
      return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
    if (value instanceof LocalDate day) {
      return day.toString();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, item) -> copy.put(String.valueOf(key), json(item)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(json(item)));
      return copy;
    }
    return value;
  }

  /** JSON as plain values: text, numbers, booleans, maps, lists, null. */
  public static @Nullable Object of(JsonNode node) {
    return switch (node.getNodeType()) {
      case NULL, MISSING, BINARY, POJO -> null;
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> node.numberValue();
      case STRING -> node.textValue();
      case OBJECT -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        node.properties().forEach(field -> map.put(field.getKey(), of(field.getValue())));
        yield map;
      }
      case ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        node.forEach(item -> list.add(of(item)));
        yield list;
      }
    };
  }

  /** A key as JSON has it: a number, or null. */
  public static @Nullable Long id(@Nullable Object value) {
    return value == null ? null : Long.valueOf(String.valueOf(value));
  }

  /** The entries of a nested object; empty if there is none. */
  public static Map<String, Object> map(@Nullable Object value) {
    Map<String, Object> copy = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, item) -> {
            if (item != null) {
              copy.put(String.valueOf(key), item);
            }
          });
    }
    return copy;
  }

  /** The texts of a list; empty if there is none. */
  public static List<String> texts(@Nullable Object value) {
    List<String> copy = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(item -> copy.add(String.valueOf(item)));
    }
    return copy;
  }
}
