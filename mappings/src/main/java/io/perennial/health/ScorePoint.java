package io.perennial.health;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The score from one day's closing until the next point.
 *
 * @param day first day, UTC
 * @param points empty if there was no score
 * @param band name of the band
 * @param coverage percent of the weight that had data
 */
public record ScorePoint(LocalDate day, OptionalInt points, Optional<String> band, int coverage) {

  /** Whether another point says the same of its day. */
  public boolean sameAs(ScorePoint other) {
    return points.equals(other.points) && band.equals(other.band) && coverage == other.coverage;
  }
}
