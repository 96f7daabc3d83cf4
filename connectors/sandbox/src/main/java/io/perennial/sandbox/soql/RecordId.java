package io.perennial.sandbox.soql;

import java.util.regex.Pattern;

/**
 * A record's id in its 18-character form, of which the last three are a checksum of the case.
 *
 * @param value for example {@code 001000000000001AAA}
 */
public record RecordId(String value) implements Comparable<RecordId> {

  private static final Pattern SHAPE = Pattern.compile("[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?");
  private static final String CHECK = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int SHORT = 15;
  private static final int GROUP = 5;

  /** Whether a text has the shape of an id of 15 or 18 characters. */
  public static boolean isId(String text) {
    return SHAPE.matcher(text).matches();
  }

  /** Reads an id of 15 or 18 characters; what is no id is kept as it is and equals no record's. */
  public static RecordId of(String text) {
    return new RecordId(isId(text) ? withChecksum(text.substring(0, SHORT)) : text);
  }

  /**
   * Makes an id.
   *
   * @param prefix key prefix of the object, for example {@code 001}
   * @param number counts the object's records
   */
  public static RecordId of(String prefix, long number) {
    StringBuilder digits = new StringBuilder();
    for (long rest = number; rest > 0; rest /= DIGITS.length()) {
      digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
    }
    String zeros = "0".repeat(SHORT - prefix.length() - digits.length());
    return new RecordId(withChecksum(prefix + zeros + digits.reverse()));
  }

  /** The first three characters, which name the object. */
  public String prefix() {
    return value.substring(0, Math.min(3, value.length()));
  }

  @Override
  public int compareTo(RecordId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }

  private static String withChecksum(String id) {
    StringBuilder result = new StringBuilder(id);
    for (int group = 0; group < SHORT; group += GROUP) {
      int bits = 0;
      for (int i = 0; i < GROUP; i++) {
        char letter = id.charAt(group + i);
        if (letter >= 'A' && letter <= 'Z') {
          bits |= 1 << i;
        }
      }
      result.append(CHECK.charAt(bits));
    }
    return result.toString();
  }
}
