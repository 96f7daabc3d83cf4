package io.perennial.mapping.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Mends for a word that is not among the allowed ones: the nearest, or all of them. */
public final class DidYouMean {

  private static final int LISTED_AT_MOST = 24;
  private static final int LONGEST_WORD = 100;

  private DidYouMean() {}

  /**
   * A sentence for {@link Problem#mend}, for example {@code did you mean "industry"?}
   *
   * @param word what was written
   * @param allowed what may be written, in any order
   */
  public static String mend(String word, Collection<String> allowed) {
    return nearest(word, allowed)
        .map(near -> "did you mean \"%s\"?".formatted(near))
        .orElseGet(() -> list(allowed));
  }

  /** The allowed word that needs the fewest changes, if they are few for its length. */
  public static Optional<String> nearest(String word, Collection<String> allowed) {
    if (word.length() > LONGEST_WORD) {
      return Optional.empty();
    }
    int tolerated = Math.max(1, word.length() / 3);
    return new TreeSet<>(allowed)
        .stream()
            .filter(candidate -> candidate.length() <= LONGEST_WORD)
            .filter(candidate -> distance(word, candidate) <= tolerated)
            .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
  }

  private static String list(Collection<String> allowed) {
    if (allowed.isEmpty()) {
      return "remove it";
    }
    String words =
        new TreeSet<>(allowed)
            .stream().limit(LISTED_AT_MOST).collect(Collectors.joining(", ", "use one of ", ""));
    return allowed.size() > LISTED_AT_MOST ? words + " …" : words;
  }

  /** Changes of one letter, or swaps of two neighbours, that lead from one word to the other. */
  private static int distance(String from, String to) {
    String left = from.toLowerCase(Locale.ROOT);
    String right = to.toLowerCase(Locale.ROOT);
    int[][] cost = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, left, right, i, j);
      }
    }
    return cost[left.length()][right.length()];
  }

  private static int cheapest(int[][] cost, String left, String right, int i, int j) {
    int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
    int best =
        Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1));
    boolean swapped =
        i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
