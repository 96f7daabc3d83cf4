package io.perennial.reconcile;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What the last {@code reconcile} found.
 *
 * @param at when it ended
 * @param parts its streams and targets
 */
public record Completeness(Instant at, List<Part> parts) {

  private static final double ALL = 100;

  public Completeness {
    parts = List.copyOf(parts);
  }

  /**
   * One stream or target.
   *
   * @param stream or the target's object
   * @param compared records that either side has
   * @param differing how many did not agree
   * @param failure why the comparison is not complete; null if it is
   * @param healed whether what differed was mended afterwards
   */
  public record Part(
      String connection,
      String stream,
      long compared,
      long differing,
      @Nullable String failure,
      boolean healed) {

    /** Percentage of records that agree; empty if nobody knows. */
    public OptionalDouble percent() {
      return failure == null
          ? OptionalDouble.of(share(compared, differing))
          : OptionalDouble.empty();
    }
  }

  /** Of all records compared, the percentage that agrees; empty if some were not compared. */
  public OptionalDouble percent() {
    return unknown() > 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(share(parts.stream().mapToLong(Part::compared).sum(), differing()));
  }

  /** Records that did not agree, where they were compared. */
  public long differing() {
    return parts.stream().mapToLong(Part::differing).sum();
  }

  /** Streams and targets that could not be compared to their end. */
  public long unknown() {
    return parts.stream().filter(part -> part.failure() != null).count();
  }

  /** Whether what differed was mended afterwards. */
  public boolean healed() {
    return parts.stream().anyMatch(Part::healed);
  }

  private static double share(long compared, long differing) {
    return compared == 0 ? ALL : ALL * (compared - differing) / compared;
  }
}
