package io.perennial.health.score;

import io.perennial.health.MeasureLine;
import io.perennial.health.measure.Measure;
import io.perennial.health.measure.Reading;
import io.perennial.health.model.HealthModel;
import io.perennial.health.model.MeasureSettings;
import io.perennial.health.model.Missing;
import io.perennial.health.score.Path.LastKnown;
import io.perennial.health.score.Variants.Weighted;
import io.perennial.model.history.Facts;
import io.perennial.model.history.FactsMemory;
import io.perennial.model.history.SourceKind;
import io.perennial.model.verdict.Because;
import io.perennial.model.verdict.Until;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The measures' readings of one moment and the score they make.
 *
 * <p>Weights of measures without data go to the others. One is made for each moment.
 */
final class Readings {

  /** What a measure counts, by data or by the policy for missing data. */
  private record Counted(
      Weighted weighted, Reading reading, OptionalInt points, Optional<Because> assumed) {}

  private final HealthModel model;
  private final Facts facts;
  private final Until until;
  private final FactsMemory memory;
  private final List<Counted> counted = new ArrayList<>();
  private final List<String> blocking = new ArrayList<>();
  private final int coverage;
  private final int weights;

  Readings(
      HealthModel model,
      List<Weighted> measures,
      Facts facts,
      Path path,
      Until until,
      FactsMemory memory) {
    this.model = model;
    this.facts = facts;
    this.until = until;
    this.memory = memory;
    int all = 0;
    int withData = 0;
    int counting = 0;
    for (Weighted weighted : measures) {
      Counted measure = read(weighted, path);
      counted.add(measure);
      int weight = weighted.settings().weight();
      all += weight;
      withData += measure.reading() instanceof Reading.Known ? weight : 0;
      counting += measure.points().isPresent() ? weight : 0;
    }
    coverage = all == 0 ? 0 : (200 * withData + all) / (2 * all);
    weights = counting;
  }

  /** Percent of the weight that has data. */
  int coverage() {
    return coverage;
  }

  /** The weighted mean, rounded half up; empty if blocked or resting on too little. */
  OptionalInt score() {
    if (!blocking.isEmpty() || weights == 0 || coverage < model.minimumCoverage()) {
      return OptionalInt.empty();
    }
    long sum = 0;
    for (Counted measure : counted) {
      sum += (long) measure.points().orElse(0) * measure.weighted().settings().weight();
    }
    return OptionalInt.of((int) ((2 * sum + weights) / (2L * weights)));
  }

  Because unknownBecause() {
    return blocking.isEmpty()
        ? Because.of("data for only {} % of the model's weight", coverage)
        : Because.of("no score without {}", String.join(", ", blocking));
  }

  List<MeasureLine> lines() {
    List<MeasureLine> lines = new ArrayList<>(counted.size());
    for (Counted measure : counted) {
      int weight = measure.weighted().settings().weight();
      int brought = 0;
      int drag = 0;
      if (measure.points().isPresent()) {
        int points = measure.points().getAsInt();
        brought = hundredths(points, weight);
        drag = hundredths(100 - points, weight);
      }
      lines.add(
          new MeasureLine(
              measure.weighted().measure().name(),
              weight,
              measure.reading(),
              measure.points(),
              measure.assumed(),
              brought,
              drag,
              stale(measure.weighted().measure())));
    }
    return lines;
  }

  private int hundredths(int points, int weight) {
    return (int) ((200L * points * weight + weights) / (2L * weights));
  }

  private Counted read(Weighted weighted, Path path) {
    Measure measure = weighted.measure();
    Reading reading =
        memory.remembered(
            measure.name(),
            facts,
            measure.sources(),
            measure,
            () -> measure.read(facts),
            Reading::until);
    until.at(reading.until());
    if (reading instanceof Reading.Known known) {
      return new Counted(weighted, reading, OptionalInt.of(known.points()), Optional.empty());
    }
    return missing(weighted, reading, path);
  }

  private Counted missing(Weighted weighted, Reading reading, Path path) {
    MeasureSettings settings = weighted.settings();
    Missing policy = settings.missing();
    switch (policy.kind()) {
      case DROP -> {}
      case BLOCK -> blocking.add(weighted.measure().name().word());
      case FIXED -> {
        return new Counted(
            weighted,
            reading,
            OptionalInt.of(policy.number()),
            Optional.of(Because.of("no data, counted as {}", policy.number())));
      }
      case LAST_KNOWN -> {
        Optional<LastKnown> last = path.lastKnown(weighted.measure().name(), facts.today());
        if (last.isPresent()) {
          LocalDate dropped = last.get().through().plusDays(policy.number() + 1L);
          until.at(dropped);
          if (facts.today().isBefore(dropped)) {
            return new Counted(
                weighted,
                reading,
                OptionalInt.of(last.get().reading().points()),
                Optional.of(
                    Because.of(
                        "as last known on {}: {}",
                        last.get().through(),
                        last.get().reading().because())));
          }
        }
      }
    }
    return new Counted(weighted, reading, OptionalInt.empty(), Optional.empty());
  }

  private boolean stale(Measure measure) {
    boolean stale = false;
    for (SourceKind source : measure.sources()) {
      Optional<LocalDate> read = facts.lastReadOn(source);
      if (read.isPresent()) {
        LocalDate staleOn = read.get().plusDays(model.staleAfterDays() + 1L);
        until.at(staleOn);
        stale |= !facts.today().isBefore(staleOn);
      }
    }
    return stale;
  }
}
