package io.perennial.erase;

import io.perennial.erase.subject.Found;
import io.perennial.erase.subject.Names;
import io.perennial.store.suppression.Words;
import java.util.HashSet;
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
  private final Pattern other;
  private final Names names;

  Wanted(Found found) {
    this.words = found.values().stream().filter(Words::isOne).collect(Collectors.toSet());
    this.others = new HashSet<>(found.values());
    this.others.removeAll(words);
    this.others.addAll(found.addresses());
    this.other = Pattern.compile(Words.pattern(others), Pattern.CASE_INSENSITIVE);
    this.names = found.names();
  }

  /** How many values are looked for. */
  int size() {
    return words.size() + others.size() + names.whole().size();
  }

  /** The keys and addresses in a cell, as it shows them; none if it is clean. */
  Set<String> in(String cell) {
    Set<String> hits = new TreeSet<>();
    String plain = plain(cell);
    if (!words.isEmpty()) {
      hits.addAll(Words.in(plain));
      hits.retainAll(words);
    }
    if (!others.isEmpty()) {
      other.matcher(plain).results().map(MatchResult::group).forEach(hits::add);
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
}
