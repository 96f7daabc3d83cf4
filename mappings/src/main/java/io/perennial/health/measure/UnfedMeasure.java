package io.perennial.health.measure;

import io.perennial.health.model.MeasureName;
import io.perennial.model.history.Facts;
import io.perennial.model.history.SourceKind;
import io.perennial.model.verdict.Because;
import java.util.Optional;
import java.util.Set;

/** A measure that has a weight but no feed yet: always unknown, so that coverage shows the gap. */
record UnfedMeasure(MeasureName name) implements Measure {

  @Override
  public Set<SourceKind> sources() {
    return Set.of();
  }

  @Override
  public Reading read(Facts facts) {
    return new Reading.Unknown(Because.of("no feed of {}", name.word()), Optional.empty());
  }
}
