package io.perennial.store.suppression;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keys and addresses as words of a text: what may be one, and where one stands by itself. Whoever
 * searches, blanks or masks means the same by it.
 */
public final class Words {

  /** What takes the place of a word; a number becomes 0. */
  public static final String ERASED = "erased";

  /** Shorter ones may be another record's number. */
  private static final int LONGEST_AMBIGUOUS = 8;

  private static final int LONGEST_KEY = 255;

  private static final Pattern ADDRESS =
      Pattern.compile("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+");

  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** In the text of a cell a line break is two characters, the second of which is a letter. */
  private static final String BEFORE = "(?:(?<![A-Za-z0-9_%s])|(?<=\\\\[bfnrt]))";

  private static final Pattern SPECIAL = Pattern.compile("[^\\p{L}\\p{N}_]");

  private Words() {}

  /** Whether a key found anywhere in the store can only be this one. */
  public static boolean isTelling(String key) {
    boolean letters = key.chars().anyMatch(Character::isLetter);
    return letters ? key.length() >= LONGEST_AMBIGUOUS : key.length() > LONGEST_AMBIGUOUS;
  }

  /** Whether a value is one word of letters and digits. */
  public static boolean isOne(String value) {
    return value.chars().allMatch(Words::isPart);
  }

  /** All texts and numbers of a vendor's value, at every level. */
  static void each(@Nullable Object value, Consumer<String> sink) {
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(part -> each(part, sink));
    } else if (value instanceof Collection<?> list) {
      list.forEach(part -> each(part, sink));
    } else if (value instanceof String || value instanceof Number) {
      sink.accept(value.toString());
    }
  }

  /** All words of letters and digits. */
  public static Set<String> in(String text) {
    Set<String> words = new HashSet<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      if (i < text.length() && isPart(text.charAt(i))) {
        start = start < 0 ? i : start;
      } else if (start >= 0) {
        words.add(text.substring(start, i));
        start = -1;
      }
    }
    return words;
  }

  private static boolean isPart(int letter) {
    return letter < 128 && (Character.isLetterOrDigit(letter) || letter == '_');
  }

  /** All words that may be a telling key, those between spaces among them. */
  static Set<String> keys(String text) {
    Set<String> keys = in(text);
    keys.addAll(List.of(SPACE.split(text)));
    keys.removeIf(key -> key.length() > LONGEST_KEY || !isTelling(key));
    return keys;
  }

  /** All e-mail addresses, in lower case. */
  static Set<String> addresses(String text) {
    if (text.indexOf('@') < 0) {
      return Set.of();
    }
    return ADDRESS
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .map(address -> address.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /**
   * A regular expression, of Java as of PostgreSQL, that finds some values where they stand by
   * themselves; an address also where a sentence ends behind it. It finds nothing if there is none.
   */
  public static String pattern(Collection<String> values) {
    Predicate<String> isAddress = value -> value.indexOf('@') >= 0;
    return "(?:%s%s(?![A-Za-z0-9_])|%s%s(?![A-Za-z0-9_-]|\\.[A-Za-z0-9]))"
        .formatted(
            BEFORE.formatted(""),
            any(values, isAddress.negate()),
            BEFORE.formatted(".%+-"),
            any(values, isAddress));
  }

  private static String any(Collection<String> values, Predicate<String> which) {
    String any =
        values.stream()
            .filter(which)
            .map(value -> SPECIAL.matcher(value).replaceAll("\\\\$0"))
            .collect(Collectors.joining("|"));
    return any.isEmpty() ? "(?!a)a" : "(?:%s)".formatted(any);
  }
}
