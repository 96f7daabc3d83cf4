package io.perennial.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's values as PostgreSQL can hold them: without the NUL character, and with a replacement
 * for each half of a surrogate pair. Such a character is invisible and must not cost us a record.
 *
 * @see <a href="https://www.postgresql.org/docs/16/datatype-json.html">JSON types</a>
 */
public final class Storable {

  private static final char REPLACEMENT = '\uFFFD';

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

  /** The text itself unless something in it cannot be held. */
  static String text(String text) {
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
