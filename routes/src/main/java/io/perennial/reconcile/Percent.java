package io.perennial.reconcile;

import java.util.Locale;

/** Shares of all as people read them. */
public final class Percent {

  private static final double ALL = 100;
  private static final int DECIMALS = 100;

  private Percent() {}

  /** For example {@code 99.98 %}; rounded down, so that only all of them are 100 %. */
  public static String words(double percent) {
    return percent >= ALL
        ? "100 %"
        : String.format(Locale.ENGLISH, "%.2f %%", Math.floor(percent * DECIMALS) / DECIMALS);
  }
}
