package io.perennial.sandbox.stripe.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parameters of a query or a form, with their brackets: {@code created[gte]=…&types[0]=…}. */
final class Parameters {

  private static final Pattern NAME = Pattern.compile("([^\\[\\]]+)(?:\\[([^\\[\\]]*)])?.*");
  private static final Pattern INDEX = Pattern.compile("\\d*");

  private final Map<String, List<String>> values;

  Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(given -> given.get(0));
  }

  /** All values of {@code name}, {@code name[]} and {@code name[0]}. */
  List<String> list(String name) {
    List<String> list = new ArrayList<>();
    values.forEach(
        (key, given) -> {
          Matcher parts = parts(key);
          String index = parts.group(2);
          if (parts.group(1).equals(name) && (index == null || INDEX.matcher(index).matches())) {
            list.addAll(given);
          }
        });
    return list;
  }

  /** Values of {@code name[key]} by key. */
  Map<String, String> map(String name) {
    Map<String, String> map = new LinkedHashMap<>();
    values.forEach(
        (key, given) -> {
          Matcher parts = parts(key);
          if (parts.group(1).equals(name) && parts.group(2) != null) {
            map.put(parts.group(2), given.get(0));
          }
        });
    return map;
  }

  Optional<Long> number(String name) {
    return text(name).map(text -> number(name, text));
  }

  /** Refuses what the path does not know. */
  void allow(Set<String> names) {
    for (String key : values.keySet()) {
      String name = parts(key).group(1);
      if (!names.contains(name)) {
        throw Refusal.parameter(name, "parameter_unknown", "Received unknown parameter: " + name);
      }
    }
  }

  static long number(String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException noNumber) {
      throw Refusal.parameter(name, "parameter_invalid_integer", "Invalid integer: " + text);
    }
  }

  private static Matcher parts(String key) {
    Matcher parts = NAME.matcher(key);
    if (!parts.matches()) {
      throw Refusal.parameter(key, "parameter_unknown", "Received unknown parameter: " + key);
    }
    return parts;
  }
}
