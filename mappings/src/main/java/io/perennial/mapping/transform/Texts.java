package io.perennial.mapping.transform;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/** Single values as text. */
public final class Texts {

  /** Characters; as much as the longest field lets people type (Salesforce long text). */
  static final int LONGEST = 131_072;

  private Texts() {}

  /** The value as it is; blank says nothing. */
  static Optional<Object> text(Object value) throws BadValueException {
    return Optional.<Object>of(of(value)).filter(text -> !strip((String) text).isEmpty());
  }

  /** The value without the space around it; blank says nothing. */
  static Optional<Object> trim(Object value) throws BadValueException {
    return Optional.of(of(value)).map(Texts::strip).filter(t -> !t.isEmpty()).map(t -> t);
  }

  static Optional<Object> lower(Object value) throws BadValueException {
    return trim(value).map(text -> ((String) text).toLowerCase(Locale.ROOT));
  }

  static Optional<Object> upper(Object value) throws BadValueException {
    return trim(value).map(text -> ((String) text).toUpperCase(Locale.ROOT));
  }

  /**
   * Text, number or boolean as text.
   *
   * @throws BadValueException if it is a list or an object, too long, or nothing a database keeps
   */
  public static String of(Object value) throws BadValueException {
    if (value instanceof String text) {
      return kept(text);
    }
    if (value instanceof Boolean || value instanceof Long || value instanceof Integer) {
      return value.toString();
    }
    if (value instanceof BigInteger || value instanceof Number) {
      return Numbers.of(value).toPlainString();
    }
    throw new BadValueException(
        "is a list or an object, not a single value", "name the field inside it, with a dot");
  }

  /** Without space, no-break space, zero-width space and byte order mark around it. */
  static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (start < end && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isSpace(char letter) {
    return Character.isWhitespace(letter)
        || Character.isSpaceChar(letter)
        || letter == '\uFEFF'
        || letter == '\u200B';
  }

  /** PostgreSQL keeps neither the NUL character nor half of a surrogate pair. */
  private static String kept(String text) throws BadValueException {
    if (text.length() > LONGEST) {
      throw new BadValueException(
          "is longer than %d characters".formatted(LONGEST), "map another field, or shorten it");
    }
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(letter)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (letter == '\0' || (Character.isSurrogate(letter) && !pair)) {
        throw new BadValueException(
            "holds a character that no database keeps", "type the text again at the vendor");
      }
      i += pair ? 1 : 0;
    }
    return text;
  }
}
