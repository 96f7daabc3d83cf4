package io.perennial.mapping.cel;

import dev.cel.common.values.NullValue;
import io.perennial.mapping.transform.BadValueException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns JSON values into those that expressions know, and results back. */
final class CelValues {

  private CelValues() {}

  static Object in(@Nullable Object value) throws BadValueException {
    if (value == null) {
      return NullValue.NULL_VALUE;
    }
    if (value instanceof String text) {
      if (text.length() > Bounds.LONGEST_TEXT) {
        throw new BadValueException(
            "is longer than %d characters, too long for an expression"
                .formatted(Bounds.LONGEST_TEXT),
            "map another field, or shorten it");
      }
      return text;
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof List<?> items) {
      List<Object> list = new ArrayList<>();
      for (Object item : items) {
        list.add(in(item));
      }
      return list;
    }
    if (value instanceof Map<?, ?> fields) {
      Map<String, Object> map = new LinkedHashMap<>();
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        map.put(String.valueOf(field.getKey()), in(field.getValue()));
      }
      return map;
    }
    return value;
  }

  static Optional<Object> out(Object result) throws BadValueException {
    if (result instanceof NullValue) {
      return Optional.empty();
    }
    if (result instanceof String || result instanceof Number || result instanceof Boolean) {
      return Optional.of(result);
    }
    if (result instanceof List<?> items) {
      List<Object> list = new ArrayList<>();
      for (Object item : items) {
        out(item).ifPresent(list::add);
      }
      return Optional.of(list);
    }
    throw new BadValueException(
        "makes its expression yield neither text, number, boolean nor list",
        "let the expression end in one of them, for example string(timestamp(x))");
  }

  private static Object number(Number number) {
    boolean whole =
        number instanceof Integer
            || number instanceof Long
            || (number instanceof BigInteger big && big.bitLength() <= 63);
    return whole ? (Object) number.longValue() : (Object) number.doubleValue();
  }
}
