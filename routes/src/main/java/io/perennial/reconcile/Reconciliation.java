package io.perennial.reconcile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison of sources, store and targets found.
 *
 * @param streams what was read against what is stored
 * @param targets what targets hold against what we know them to hold
 * @param healed whether what differed was mended
 */
public record Reconciliation(
    List<StreamResult> streams, List<TargetResult> targets, boolean healed) {

  private static final double ALL = 100;

  public Reconciliation {
    streams = List.copyOf(streams);
    targets = List.copyOf(targets);
  }

  /** How two sides of a record differ. */
  public enum Kind {
    /** The source has it, the store does not. */
    MISSING,
    /** Both have it, with other values. */
    DIFFERENT,
    /** The store has it, the source does not. */
    GONE,
    /** Both have it, but the tables that scores are worked out from say something else of it. */
    MISREAD
  }

  /**
   * A record on which two sides do not agree.
   *
   * @param fields which differ: the vendor's, or ours of a record that is misread; empty unless
   *     both sides have the record
   */
  public record Difference(String id, Kind kind, List<String> fields) {

    public Difference {
      fields = List.copyOf(fields);
    }
  }

  /**
   * The records of one month, by the time of their last change.
   *
   * @param month for example {@code 2026-06}
   * @param source how many the source has
   * @param store how many are stored
   * @param sourceHash one number for all of the source's, whatever their order
   * @param storeHash one number for all that are stored
   */
  public record Window(String month, long source, long store, String sourceHash, String storeHash) {

    public boolean agrees() {
      return source == store && sourceHash.equals(storeHash);
    }
  }

  /**
   * One stream.
   *
   * @param compared records that either side has
   * @param differing how many do not agree
   * @param behind how many have changed at the source since they were last read: the next sync
   *     brings them
   * @param examples the first of those that differ
   * @param failure why the comparison is not complete; null if it is
   */
  public record StreamResult(
      String connection,
      String stream,
      long compared,
      long differing,
      long behind,
      List<Window> windows,
      List<Difference> examples,
      @Nullable String failure) {

    public StreamResult {
      windows = List.copyOf(windows);
      examples = List.copyOf(examples);
    }
  }

  /**
   * One target.
   *
   * @param target for example {@code salesforce/Account}
   * @param compared records that hold our values
   * @param differing how many hold others than we know of
   * @param examples the first of those
   * @param failure why the comparison is not complete; null if it is
   */
  public record TargetResult(
      String target,
      long compared,
      long differing,
      List<Difference> examples,
      @Nullable String failure) {

    public TargetResult {
      examples = List.copyOf(examples);
    }
  }

  /** Whether all was compared and nothing differs. */
  public boolean agrees() {
    return streams.stream().allMatch(each -> each.failure() == null && each.differing() == 0)
        && targets.stream().allMatch(each -> each.failure() == null && each.differing() == 0);
  }

  /** Of all records compared, how many agree: a percentage, 100 if none was compared. */
  public double percent() {
    long compared =
        streams.stream().mapToLong(StreamResult::compared).sum()
            + targets.stream().mapToLong(TargetResult::compared).sum();
    long differing =
        streams.stream().mapToLong(StreamResult::differing).sum()
            + targets.stream().mapToLong(TargetResult::differing).sum();
    return compared == 0 ? ALL : ALL * (compared - differing) / compared;
  }
}
