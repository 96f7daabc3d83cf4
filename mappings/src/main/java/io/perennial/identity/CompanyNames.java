package io.perennial.identity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Company names without what people write differently. */
final class CompanyNames {

  /** Words of {@code s de rl de cv}. */
  private static final int LONGEST_FORM = 5;

  private CompanyNames() {}

  /**
   * {@code acmeandsons} of {@code "Acme & Sons, Inc."}; empty if nothing is left.
   *
   * @param legalForms endings that do not count, small letters
   */
  static Optional<String> plain(String name, Set<String> legalForms) {
    String letters =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replace("ß", "ss")
            .replace("&", " and ")
            .replaceAll("[.'’]", "")
            .replaceAll("[^\\p{L}\\p{N}]+", " ")
            .strip();
    List<String> words = new ArrayList<>(Arrays.asList(letters.split(" ")));
    int form = lengthOfForm(words, legalForms);
    while (form > 0) {
      words.subList(words.size() - form, words.size()).clear();
      form = lengthOfForm(words, legalForms);
    }
    if (words.size() > 1 && words.get(0).equals("the")) {
      words.remove(0);
    }
    String plain = String.join("", words);
    return plain.isEmpty() ? Optional.empty() : Optional.of(plain);
  }

  /** How many of the last words are a legal form; never all, and 0 if none is. */
  private static int lengthOfForm(List<String> words, Set<String> legalForms) {
    for (int length = Math.min(LONGEST_FORM, words.size() - 1); length > 0; length--) {
      if (legalForms.contains(
          String.join(" ", words.subList(words.size() - length, words.size())))) {
        return length;
      }
    }
    boolean leftOver = words.size() > 1 && words.get(words.size() - 1).equals("and");
    return leftOver ? 1 : 0; // of GmbH & Co. KG
  }
}
