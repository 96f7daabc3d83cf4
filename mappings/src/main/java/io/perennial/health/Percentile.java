package io.perennial.health;

import java.util.List;

/** Where a customer stands among comparable ones, for example those signed in one quarter. */
public final class Percentile {

  private Percentile() {}

  /**
   * Percent of the cohort with a lower score, those with the same score counted half.
   *
   * @param cohort scores of the cohort, the customer's own among them; not empty
   */
  public static int of(int score, List<Integer> cohort) {
    int halves = 0;
    for (int other : cohort) {
      halves += other < score ? 2 : other == score ? 1 : 0;
    }
    return Math.round(100f * halves / (2 * cohort.size()));
  }
}
