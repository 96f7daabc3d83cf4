package io.perennial.health.model;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One measure of the model.
 *
 * @param weight share of the score, compared with the other weights; 0 leaves it out
 * @param missing what to do without data
 * @param numbers windows, limits and points by the names used in {@code health.yaml}
 * @param curves by the names used in {@code health.yaml}
 */
public record MeasureSettings(
    int weight,
    Missing missing,
    SortedMap<String, Integer> numbers,
    SortedMap<String, Curve> curves) {

  public MeasureSettings {
    numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
    curves = Collections.unmodifiableSortedMap(new TreeMap<>(curves));
  }

  public static MeasureSettings of(int weight) {
    return new MeasureSettings(weight, Missing.DROP, new TreeMap<>(), new TreeMap<>());
  }

  /** The same with one number more, or another value for it. */
  public MeasureSettings with(String name, int number) {
    SortedMap<String, Integer> changed = new TreeMap<>(numbers);
    changed.put(name, number);
    return new MeasureSettings(weight, missing, changed, curves);
  }

  /** The same with one curve more, or another shape for it. */
  public MeasureSettings with(String name, Curve curve) {
    SortedMap<String, Curve> changed = new TreeMap<>(curves);
    changed.put(name, curve);
    return new MeasureSettings(weight, missing, numbers, changed);
  }

  public MeasureSettings with(Missing policy) {
    return new MeasureSettings(weight, policy, numbers, curves);
  }

  public MeasureSettings withWeight(int other) {
    return new MeasureSettings(other, missing, numbers, curves);
  }

  public int number(String name) {
    return found(numbers, name);
  }

  public Curve curve(String name) {
    return found(curves, name);
  }

  private static <T> T found(Map<String, T> values, String name) {
    return Optional.ofNullable(values.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no setting called " + name));
  }
}
