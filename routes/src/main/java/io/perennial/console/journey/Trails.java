package io.perennial.console.journey;

import io.perennial.console.When;
import io.perennial.console.Words;
import io.perennial.journey.Journey;
import io.perennial.journey.Journey.Step;
import io.perennial.journey.Journey.Trail;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ways of a customer's records, as its page shows them.
 *
 * @param more how many records are not shown
 * @param parkedUnseen how many of these are parked
 */
public record Trails(List<Line> records, int more, int parkedUnseen) {

  public Trails {
    records = List.copyOf(records);
  }

  /**
   * One record.
   *
   * @param parked whether a step of it waits for a person
   */
  public record Line(
      String connection, String stream, String id, boolean parked, List<Stop> stops) {

    public Line {
      stops = List.copyOf(stops);
    }
  }

  /**
   * One step.
   *
   * @param stage for example {@code mapped}
   * @param state for example {@code PARKED}, for its colour
   * @param word the state as people read it
   */
  public record Stop(
      String stage,
      String state,
      String word,
      @Nullable When at,
      String text,
      @Nullable String mend) {}

  /** A journey as it stands at a moment. */
  public static Trails of(Journey journey, Instant now) {
    return new Trails(
        journey.records().stream().map(trail -> line(trail, now)).toList(),
        journey.more(),
        journey.parkedUnseen());
  }

  private static Line line(Trail trail, Instant now) {
    return new Line(
        trail.connection(),
        trail.stream(),
        trail.id(),
        trail.parked(),
        trail.steps().stream().map(step -> stop(step, now)).toList());
  }

  private static Stop stop(Step step, Instant now) {
    Instant at = step.at();
    return new Stop(
        Words.of(step.stage()),
        step.state(),
        Words.of(step.state()),
        at == null ? null : When.of(at, now),
        step.text(),
        step.mend());
  }
}
