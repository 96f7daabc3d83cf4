package io.perennial.health.flag;

import io.perennial.model.TouchModel;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One flag of {@code flags.yaml}.
 *
 * @param owner who acts
 * @param action what to do, one sentence
 * @param atRisk whether the flag alone makes the customer one at risk
 * @param thresholds for each touch model
 */
public record FlagSettings(
    Owner owner, String action, boolean atRisk, Map<TouchModel, Thresholds> thresholds) {

  public FlagSettings {
    thresholds = Collections.unmodifiableMap(new EnumMap<>(thresholds));
    if (thresholds.size() != TouchModel.values().length) {
      throw new IllegalArgumentException("thresholds are needed for each touch model");
    }
  }

  /** A flag that is on for all touch models and has no numbers yet. */
  static FlagSettings of(Owner owner, String action) {
    Map<TouchModel, Thresholds> thresholds = new EnumMap<>(TouchModel.class);
    for (TouchModel touch : TouchModel.values()) {
      thresholds.put(touch, new Thresholds(true, new TreeMap<>()));
    }
    return new FlagSettings(owner, action, false, thresholds);
  }

  public Thresholds thresholds(TouchModel touch) {
    return Optional.ofNullable(thresholds.get(touch)).orElseThrow();
  }

  /** A number that is the same for all touch models. */
  FlagSettings with(String name, int number) {
    FlagSettings changed = this;
    for (TouchModel touch : TouchModel.values()) {
      changed = changed.with(touch, changed.thresholds(touch).with(name, number));
    }
    return changed;
  }

  /** A number of one touch model. */
  FlagSettings with(TouchModel touch, String name, int number) {
    return with(touch, thresholds(touch).with(name, number));
  }

  FlagSettings off(TouchModel touch) {
    return with(touch, thresholds(touch).off());
  }

  FlagSettings puttingAtRisk() {
    return new FlagSettings(owner, action, true, thresholds);
  }

  private FlagSettings with(TouchModel touch, Thresholds changed) {
    Map<TouchModel, Thresholds> all = new EnumMap<>(thresholds);
    all.put(touch, changed);
    return new FlagSettings(owner, action, atRisk, all);
  }
}
