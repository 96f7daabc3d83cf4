package io.perennial.model.fact;

import io.perennial.model.RecordRef;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A record of one customer that can say what it showed at an earlier time.
 *
 * @param <T> the record's own type
 */
public interface Fact<T extends Fact<T>> {

  /** Where it came from. */
  RecordRef ref();

  /**
   * This record as it was at a time; empty if it did not exist yet.
   *
   * <p>Called on the latest record that we have read, once for each snapshot. Dated values are its
   * own, with those later than the time left out; values that change without a date of their own
   * come from the version that stood at the time.
   *
   * @param at the time
   * @param version the version that stood then; this record itself if there is only one
   * @param readByThen whether that version had really been read by then; false if it only stands in
   *     for the time before our first read
   */
  Optional<T> asOf(AsOf at, T version, boolean readByThen);

  /** Names every dated value, so that a snapshot is taken whenever one comes into sight. */
  void moments(Consumer<Instant> sink);
}
