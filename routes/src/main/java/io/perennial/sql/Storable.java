package io.perennial.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's values as PostgreSQL can hold them: without the NUL character, with a replacement for
 * each half of a surrogate pair, and numbers of hundreds of digits as text. Such a value must not
 * cost us a record, or its whole page.
 *
 * @see <a href="https://www.postgresql.org/docs/16/datatype-json.html">JSON types</a>
 */
public final class Storable {

  private static final char REPLACEMENT = '\uFFFD';

  /** On each side of the point: more than the largest double has. */
  private static final int MOST_DIGITS = 400;

  private Storable() {}

  /** JSON values by name, cleaned at every level. */
  public static SortedMap<String, @Nullable Object> fields(Map<?, ? extends @Nullable Object> map) {
    SortedMap<String, @Nullable Object> clean = new TreeMap<>();
    map.forEach((name, value) -> clean.put(text(String.valueOf(name)), value(value)));
    return clean;
  }

  private static @Nullable Object value(@Nullable Object value) {
    if (value instanceof String text) {
      return text(text);
    }
    if (value instanceof BigDecimal || value instanceof BigInteger) {
      return number((Number) value);
    }
    if (value instanceof Map<?, ?> map) {
      return fields(map);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> clean = new ArrayList<>();
      list.forEach(item -> clean.add(value(item)));
      return clean;
    }
    return value;
  }

  /** JSON writes a number in plain digits, however few of them say something. */
  private static Object number(Number number) {
    BigDecimal decimal =
        number instanceof BigInteger whole ? new BigDecimal(whole) : (BigDecimal) number;
    long digits = Math.max(decimal.precision(), (long) decimal.precision() - decimal.scale());
    boolean holds = Math.max(digits, decimal.scale()) <= MOST_DIGITS;
    return holds ? number : decimal.toString();
  }

  /** The text itself unless something in it cannot be held. */
  public static String text(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (suspicious(text.charAt(i))) {
        return cleaned(text);
      }
    }
    return text;
  }

  private static boolean suspicious(int letter) {
    return letter == 0 || Character.isSurrogate((char) letter);
  }

  private static String cleaned(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .filter(point -> point != 0)
        .map(point -> suspicious(point) && Character.isBmpCodePoint(point) ? REPLACEMENT : point)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
