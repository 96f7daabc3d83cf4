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
    while (words.size() > 1 && endsInForm(words, legalForms)) {
      words.remove(words.size() - 1);
    }
    if (words.size() > 1 && words.get(0).equals("the")) {
      words.remove(0);
    }
    String plain = String.join("", words);
    return plain.isEmpty() ? Optional.empty() : Optional.of(plain);
  }

  private static boolean endsInForm(List<String> words, Set<String> legalForms) {
    return legalForms.contains(words.get(words.size() - 1));
  }
}
