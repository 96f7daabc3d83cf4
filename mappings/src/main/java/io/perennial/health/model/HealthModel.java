package io.perennial.health.model;

import io.perennial.model.TouchModel;
import io.perennial.renewal.RenewalRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How health is worked out: the content of {@code health.yaml}.
 *
 * @param version stored with every score that it made
 * @param historyMonths months before the present one from whose first day on the past is followed
 * @param staleAfterDays a source not read for more days than this is stale
 * @param minimumCoverage percent of the weight that must have data, or there is no score
 * @param trendDays the trend compares with the score so many days ago
 * @param trendPoints smallest difference that is a trend
 * @param bands names of the score
 * @param touchModels who gets how much time
 * @param measures all ten
 * @param overrides other settings for some customers
 * @param caps what holds the score down
 * @param renewal windows before a renewal
 */
public record HealthModel(
    String version,
    int historyMonths,
    int staleAfterDays,
    int minimumCoverage,
    int trendDays,
    int trendPoints,
    Bands bands,
    TouchRules touchModels,
    SortedMap<MeasureName, MeasureSettings> measures,
    List<ModelOverride> overrides,
    List<Cap> caps,
    RenewalRules renewal) {

  public HealthModel {
    measures = Collections.unmodifiableSortedMap(new TreeMap<>(measures));
    overrides = List.copyOf(overrides);
    caps = List.copyOf(caps);
  }

  /** The model that ships in {@code health.yaml}. */
  public static HealthModel defaults() {
    return DefaultHealthModel.make();
  }

  /** The measures' settings for a customer. */
  public Map<MeasureName, MeasureSettings> settings(TouchModel touch, Optional<String> segment) {
    Map<MeasureName, MeasureSettings> settings = new EnumMap<>(measures);
    for (ModelOverride override : overrides) {
      if (override.appliesTo(touch, segment)) {
        override
            .measures()
            .forEach(
                (name, change) ->
                    settings.computeIfPresent(name, (key, before) -> change.applied(before)));
      }
    }
    return settings;
  }

  /** All that is wrong with it, in words; empty if it can be used. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    long weights = 0;
    for (MeasureSettings settings : measures.values()) {
      weights += settings.weight();
    }
    if (weights <= 0) {
      problems.add("no measure has a weight");
    }
    if (bands.bands().isEmpty() || bands.bands().get(0).from() != 0) {
      problems.add("one band must begin at 0");
    }
    for (int index = 1; index < bands.bands().size(); index++) {
      Band band = bands.bands().get(index);
      int width = band.from() - bands.bands().get(index - 1).from();
      if (width <= 2 * bands.margin()) {
        problems.add("band " + band.name() + " is too near the one below for the margin");
      }
    }
    touchModels
        .fromArr()
        .forEach(
            (currency, cutOffs) -> {
              if (cutOffs.high() < cutOffs.low()) {
                problems.add(currency + ": high must not be below low");
              }
            });
    if (renewal.windowDays() < renewal.dueDays() || renewal.dueDays() < renewal.urgentDays()) {
      problems.add("renewal: window-days, due-days and urgent-days must not go up");
    }
    return problems;
  }
}
