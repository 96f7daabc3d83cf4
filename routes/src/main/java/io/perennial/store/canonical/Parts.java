package io.perennial.store.canonical;

import com.fasterxml.jackson.core.type.TypeReference;
import io.perennial.model.CanonicalField;
import io.perennial.model.Money;
import io.perennial.sql.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A record's parts as JSON: amounts as {@code "1250 EUR"}, times in ISO 8601. */
final class Parts {

  private Parts() {}

  static String write(List<?> parts) {
    List<Map<String, Object>> plain = new ArrayList<>();
    for (Object part : parts) {
      Map<String, Object> values = new TreeMap<>();
      ((Map<?, ?>) part).forEach((field, value) -> values.put(field.toString(), plain(value)));
      plain.add(values);
    }
    return Json.write(plain);
  }

  private static Object plain(Object value) {
    if (value instanceof Money money) {
      return money.minorUnits() + " " + money.currency();
    }
    return value instanceof Instant || value instanceof LocalDate ? value.toString() : value;
  }

  static List<Map<String, Object>> read(String json, List<CanonicalField> fields) {
    List<Map<String, Object>> parts = new ArrayList<>();
    for (Map<String, Object> plain :
        Json.read(json, new TypeReference<List<TreeMap<String, Object>>>() {})) {
      Map<String, Object> values = new TreeMap<>();
      for (CanonicalField field : fields) {
        Object value = plain.get(field.name());
        if (value != null) {
          values.put(field.name(), typed(value.toString(), field));
        }
      }
      parts.add(values);
    }
    return parts;
  }

  private static Object typed(String text, CanonicalField field) {
    return switch (field.kind()) {
      case INTEGER -> Long.valueOf(text);
      case NUMBER -> new BigDecimal(text);
      case BOOLEAN -> Boolean.valueOf(text);
      case DATE -> LocalDate.parse(text);
      case INSTANT -> Instant.parse(text);
      case MONEY -> {
        String[] words = text.split(" ");
        yield Money.of(Long.parseLong(words[0]), words[1]);
      }
      case TEXT, TEXTS, PARTS -> text;
    };
  }
}
