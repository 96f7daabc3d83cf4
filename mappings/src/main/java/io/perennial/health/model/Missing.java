package io.perennial.health.model;

/**
 * What to do with a measure that has no data.
 *
 * @param kind what to do
 * @param number points for FIXED, days for LAST_KNOWN, otherwise 0
 */
public record Missing(Kind kind, int number) {

  /** What to do. */
  public enum Kind {
    /** Leave it out; the other weights take its share. */
    DROP,
    /** Count a fixed number of points. */
    FIXED,
    /** Count what was last known, for so many days; then leave it out. */
    LAST_KNOWN,
    /** Give no score at all. */
    BLOCK
  }

  public static final Missing DROP = new Missing(Kind.DROP, 0);
  public static final Missing BLOCK = new Missing(Kind.BLOCK, 0);

  public static Missing fixed(int points) {
    return new Missing(Kind.FIXED, points);
  }

  public static Missing lastKnown(int days) {
    return new Missing(Kind.LAST_KNOWN, days);
  }
}
