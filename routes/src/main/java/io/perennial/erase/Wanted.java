package io.perennial.erase;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds identifying values and names in a text, each as a whole word. Keys that are one word of
 * letters and digits cost no more for being many.
 */
final class Wanted {

  private static final Pattern ESCAPED = Pattern.compile("\\\\([bfnrt\"\\\\/])");

  private final Set<String> words;
  private final Set<String> others;
  private final Set<String> addresses;
  private final Names names;

  Wanted(Found found) {
    this.words = found.values().stream().filter(Wanted::isWord).collect(Collectors.toSet());
    this.others = new HashSet<>(found.values());
    this.others.removeAll(words);
    this.addresses = found.addresses();
    this.names = found.names();
  }

  /** How many values are looked for. */
  int size() {
    return words.size() + others.size() + addresses.size() + names.whole().size();
  }

  /** The keys and addresses in a cell, as it shows them; none if it is clean. */
  Set<String> in(String cell) {
    Set<String> hits = new TreeSet<>();
    if (!words.isEmpty()) {
      words(cell, hits);
    }
    others.stream().filter(cell::contains).forEach(hits::add);
    if (!addresses.isEmpty() && cell.indexOf('@') >= 0) {
      String lower = cell.toLowerCase(Locale.ROOT);
      addresses.stream().filter(lower::contains).forEach(hits::add);
    }
    return hits;
  }

  /** Whether a cell means a bearer of a name for certain. */
  boolean names(String cell) {
    return !names.areNone() && names.areSurelyIn(plain(cell));
  }

  /** Whether a cell holds a name, which may mean somebody or something else. */
  boolean perhapsNames(String cell) {
    return !names.areNone() && names.arePerhapsIn(plain(cell));
  }

  /** What JSON has escaped, as it was typed. */
  private static String plain(String cell) {
    return cell.indexOf('\\') < 0 ? cell : ESCAPED.matcher(cell).replaceAll(Wanted::typed);
  }

  private static String typed(MatchResult escaped) {
    String letter = escaped.group(1);
    return "bfnrt".contains(letter) ? " " : Matcher.quoteReplacement(letter);
  }

  private void words(String cell, Set<String> hits) {
    int start = -1;
    for (int i = 0; i <= cell.length(); i++) {
      if (i < cell.length() && isPart(cell.charAt(i))) {
        start = start < 0 ? i : start;
      } else if (start >= 0) {
        String word = cell.substring(start, i);
        if (words.contains(word)) {
          hits.add(word);
        }
        start = -1;
      }
    }
  }

  private static boolean isWord(String value) {
    return value.chars().allMatch(Wanted::isPart);
  }

  private static boolean isPart(int letter) {
    return letter < 128 && (Character.isLetterOrDigit(letter) || letter == '_');
  }
}
