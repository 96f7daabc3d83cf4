package io.perennial.erase;

import io.perennial.sql.Json;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds identifying values in a text, each as a whole word. Keys that are one word of letters and
 * digits cost no more for being many.
 */
final class Wanted {

  private final Set<String> words;
  private final Set<String> others;
  private final Set<String> addresses;
  private final Set<String> names;
  private final Set<String> quotedNames;

  Wanted(Found found) {
    this.words = found.values().stream().filter(Wanted::isWord).collect(Collectors.toSet());
    this.others = new HashSet<>(found.values());
    this.others.removeAll(words);
    this.addresses = found.addresses();
    this.names = found.names();
    this.quotedNames = names.stream().map(Json::write).collect(Collectors.toSet());
  }

  /** How many values are looked for. */
  int size() {
    return words.size() + others.size() + addresses.size() + names.size();
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

  /** Whether a cell is one of the names, or holds it as a whole value of its JSON. */
  boolean named(String cell) {
    return names.contains(cell) || quotedNames.stream().anyMatch(cell::contains);
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
