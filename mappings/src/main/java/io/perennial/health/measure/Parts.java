package io.perennial.health.measure;

import io.perennial.model.RecordRef;
import io.perennial.model.verdict.Because;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the weakest part of a measure: a measure is as good as its worst part, and says which.
 *
 * <p>Of parts with equal points the first counts. One is made for each reading and thrown away.
 */
final class Parts {

  private int points = 101;
  private @Nullable Because because;
  private List<RecordRef> evidence = List.of();

  void add(int partPoints, Because partBecause, List<RecordRef> partEvidence) {
    if (partPoints < points) {
      points = partPoints;
      because = partBecause;
      evidence = partEvidence;
    }
  }

  boolean isEmpty() {
    return because == null;
  }

  /** The weakest part; the given reason if all parts have full points or there is none. */
  Reading.Known reading(Because allWell, List<RecordRef> all, Optional<LocalDate> until) {
    return because == null || points >= 100
        ? new Reading.Known(100, allWell, all, until)
        : new Reading.Known(points, because, evidence, until);
  }
}
