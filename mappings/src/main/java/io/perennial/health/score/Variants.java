package io.perennial.health.score;

import io.perennial.health.measure.Measure;
import io.perennial.health.measure.Measures;
import io.perennial.health.model.HealthModel;
import io.perennial.health.model.MeasureName;
import io.perennial.health.model.MeasureSettings;
import io.perennial.health.model.ModelOverride;
import io.perennial.model.TouchModel;
import io.perennial.revenue.Revenues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The measures, made once for each touch model and each segment that has settings of its own. */
final class Variants {

  /** A measure with a weight, and its settings. */
  record Weighted(Measure measure, MeasureSettings settings) {}

  private record Kind(TouchModel touch, Optional<String> segment) {}

  private final Map<Kind, List<Weighted>> measures = new HashMap<>();

  Variants(HealthModel model, Revenues revenues) {
    List<Optional<String>> segments = new ArrayList<>();
    segments.add(Optional.empty());
    for (ModelOverride override : model.overrides()) {
      segments.add(override.segment());
    }
    for (TouchModel touch : TouchModel.values()) {
      for (Optional<String> segment : segments) {
        measures.put(new Kind(touch, segment), made(model.settings(touch, segment), revenues));
      }
    }
  }

  /** Those of a customer, in the model's order. */
  List<Weighted> of(TouchModel touch, Optional<String> segment) {
    List<Weighted> own = measures.get(new Kind(touch, segment));
    return own != null
        ? own
        : Optional.ofNullable(measures.get(new Kind(touch, Optional.empty()))).orElseThrow();
  }

  private static List<Weighted> made(
      Map<MeasureName, MeasureSettings> settings, Revenues revenues) {
    List<Weighted> made = new ArrayList<>();
    new TreeMap<>(settings)
        .forEach(
            (name, own) -> {
              if (own.weight() > 0) {
                made.add(new Weighted(Measures.of(name, own, revenues), own));
              }
            });
    return List.copyOf(made);
  }
}
