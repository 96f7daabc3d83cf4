package io.perennial.health.yaml;

import io.perennial.health.model.Curve;
import io.perennial.health.model.MeasureChange;
import io.perennial.health.model.MeasureName;
import io.perennial.health.model.MeasureSettings;
import io.perennial.health.model.Missing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what a file says about measures; the known settings are those of the defaults. */
final class MeasureReader {

  private static final int LONGEST_DAYS = 3650;

  private final Map<MeasureName, MeasureSettings> known;

  MeasureReader(Map<MeasureName, MeasureSettings> known) {
    this.known = known;
  }

  SortedMap<MeasureName, MeasureChange> read(Section measures) {
    SortedMap<MeasureName, MeasureChange> changes = new TreeMap<>();
    for (String key : measures.keys()) {
      Optional<MeasureName> name = MeasureName.of(key);
      MeasureSettings settings = name.map(known::get).orElse(null);
      if (name.isEmpty() || settings == null) {
        measures.problem(key, "is no measure; measures are " + words());
      } else {
        changes.put(name.get(), change(measures.section(key), settings));
      }
    }
    return changes;
  }

  private static MeasureChange change(Section measure, MeasureSettings settings) {
    SortedMap<String, Integer> numbers = new TreeMap<>();
    SortedMap<String, Curve> curves = new TreeMap<>();
    for (String key : measure.keys()) {
      if (settings.numbers().containsKey(key)) {
        measure
            .integer(key, lowest(key), highest(key))
            .ifPresent(number -> numbers.put(key, number));
      } else if (settings.curves().containsKey(key)) {
        CurveReader.read(measure, key).ifPresent(curve -> curves.put(key, curve));
      } else if (!key.equals("weight") && !key.equals("missing")) {
        measure.problem(key, "is no setting of this measure");
      }
    }
    return new MeasureChange(measure.integer("weight", 0, 1000), missing(measure), numbers, curves);
  }

  private static Optional<Missing> missing(Section measure) {
    if (!measure.has("missing")) {
      return Optional.empty();
    }
    if (measure.isWord("missing")) {
      return measure
          .oneOf("missing", Missing.Kind.class)
          .flatMap(
              kind ->
                  switch (kind) {
                    case DROP -> Optional.of(Missing.DROP);
                    case BLOCK -> Optional.of(Missing.BLOCK);
                    case FIXED, LAST_KNOWN -> {
                      measure.problem("missing", "must be {fixed: POINTS} or {last-known: DAYS}");
                      yield Optional.empty();
                    }
                  });
    }
    Section policy = measure.section("missing");
    policy.allow(List.of("fixed", "last-known"));
    if (policy.keys().size() != 1) {
      measure.problem("missing", "must be drop, block, {fixed: POINTS} or {last-known: DAYS}");
    }
    // 0 points would be a zero for missing data
    return policy
        .integer("fixed", 1, 100)
        .map(Missing::fixed)
        .or(() -> policy.integer("last-known", 1, LONGEST_DAYS).map(Missing::lastKnown));
  }

  private static int lowest(String key) {
    return key.endsWith("days") ? 1 : 0;
  }

  private static int highest(String key) {
    return key.endsWith("points") || key.endsWith("minus") ? 100 : LONGEST_DAYS;
  }

  private static String words() {
    StringBuilder words = new StringBuilder();
    for (MeasureName name : MeasureName.values()) {
      words.append(words.isEmpty() ? "" : ", ").append(name.key());
    }
    return words.toString();
  }
}
