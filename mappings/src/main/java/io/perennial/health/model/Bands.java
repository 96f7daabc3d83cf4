package io.perennial.health.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The bands, and how far a score must pass an edge before the band turns.
 *
 * @param bands the worst first; the first begins at 0
 * @param margin points beyond an edge that are needed to leave a band
 */
public record Bands(List<Band> bands, int margin) {

  public Bands {
    List<Band> sorted = new ArrayList<>(bands);
    sorted.sort(Comparator.comparingInt(Band::from));
    bands = List.copyOf(sorted);
  }

  /** The band of a score that has no past. */
  public Band of(int points) {
    Band band = bands.get(0);
    for (Band next : bands) {
      if (next.from() <= points) {
        band = next;
      }
    }
    return band;
  }

  /**
   * The band of a score after another band: it turns only once the score has passed the edge by the
   * margin, upwards as well as downwards.
   */
  public Band after(Optional<Band> past, int points) {
    Band plain = of(points);
    if (past.isEmpty() || past.get().equals(plain)) {
      return plain;
    }
    Band up = of(Math.max(0, points - margin));
    Band down = of(Math.min(100, points + margin));
    if (plain.from() > past.get().from()) {
      return worse(past.get(), up) ? up : past.get();
    }
    return worse(down, past.get()) ? down : past.get();
  }

  /** Whether a band is the worst of all: at risk. */
  public boolean isWorst(Band band) {
    return band.equals(bands.get(0));
  }

  /** Whether one band is worse than another. */
  public static boolean worse(Band one, Band other) {
    return one.from() < other.from();
  }

  /** The band called so. */
  public Optional<Band> named(String name) {
    return bands.stream().filter(band -> band.name().equals(name)).findFirst();
  }
}
