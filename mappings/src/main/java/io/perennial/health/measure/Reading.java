package io.perennial.health.measure;

import io.perennial.model.RecordRef;
import io.perennial.model.verdict.Because;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Answer of a {@link Measure}. No data is {@link Unknown}, never zero. */
public sealed interface Reading {

  /** Shown to people beside the number; names no running day counts. */
  Because because();

  /** The next day, UTC, on which the reading changes by the clock alone; empty if never. */
  Optional<LocalDate> until();

  /**
   * A number that we can stand behind.
   *
   * @param points 0 (about to leave) to 100 (healthy)
   * @param evidence the records that it rests on
   */
  record Known(int points, Because because, List<RecordRef> evidence, Optional<LocalDate> until)
      implements Reading {
    public Known {
      if (points < 0 || points > 100) {
        throw new IllegalArgumentException("points must be from 0 to 100, was: " + points);
      }
      evidence = List.copyOf(evidence);
    }
  }

  /** No data, and why. */
  record Unknown(Because because, Optional<LocalDate> until) implements Reading {}
}
