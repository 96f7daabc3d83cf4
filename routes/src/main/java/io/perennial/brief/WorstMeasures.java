package io.perennial.brief;

import io.perennial.brief.Brief.Worst;
import io.perennial.health.Health;
import io.perennial.health.MeasureLine;
import io.perennial.health.measure.Reading.Known;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The measures that keep most from a score; one without data is not bad, but unknown. */
final class WorstMeasures {

  private WorstMeasures() {}

  static List<Worst> of(Health health, int most) {
    return health.measures().stream()
        .filter(line -> line.drag() > 0)
        .sorted(Comparator.comparingInt(MeasureLine::drag).reversed())
        .flatMap(WorstMeasures::worst)
        .limit(most)
        .toList();
  }

  private static Stream<Worst> worst(MeasureLine line) {
    return line.reading() instanceof Known known
        ? Stream.of(new Worst(line.name().word(), known.points(), Sentence.of("", known.because())))
        : Stream.empty();
  }
}
