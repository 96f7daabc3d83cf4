package io.perennial.health.model;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an override changes in one measure; what it does not name stays.
 *
 * @param weight share of the score
 * @param missing what to do without data
 * @param numbers windows, limits and points
 * @param curves by name
 */
public record MeasureChange(
    Optional<Integer> weight,
    Optional<Missing> missing,
    SortedMap<String, Integer> numbers,
    SortedMap<String, Curve> curves) {

  public MeasureChange {
    numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
    curves = Collections.unmodifiableSortedMap(new TreeMap<>(curves));
  }

  public static MeasureChange ofNumber(String name, int number) {
    return new MeasureChange(
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>(Collections.singletonMap(name, number)),
        new TreeMap<>());
  }

  public static MeasureChange ofCurve(String name, Curve curve) {
    return new MeasureChange(
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>(),
        new TreeMap<>(Collections.singletonMap(name, curve)));
  }

  /** This change and another one that wins where both say something. */
  public MeasureChange and(MeasureChange other) {
    SortedMap<String, Integer> allNumbers = new TreeMap<>(numbers);
    allNumbers.putAll(other.numbers);
    SortedMap<String, Curve> allCurves = new TreeMap<>(curves);
    allCurves.putAll(other.curves);
    return new MeasureChange(
        other.weight.or(() -> weight), other.missing.or(() -> missing), allNumbers, allCurves);
  }

  public MeasureSettings applied(MeasureSettings settings) {
    SortedMap<String, Integer> allNumbers = new TreeMap<>(settings.numbers());
    allNumbers.putAll(numbers);
    SortedMap<String, Curve> allCurves = new TreeMap<>(settings.curves());
    allCurves.putAll(curves);
    return new MeasureSettings(
        weight.orElse(settings.weight()),
        missing.orElse(settings.missing()),
        allNumbers,
        allCurves);
  }
}
