package io.perennial.health.yaml;

import io.perennial.health.model.Curve;
import io.perennial.health.model.Curve.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a curve: {@code {steps: {0: 100, 31: 40}}} or {@code {linear: {…}}}. */
final class CurveReader {

  private static final int LARGEST = 1_000_000;

  private CurveReader() {}

  static Optional<Curve> read(Section measure, String key) {
    Section curve = measure.section(key);
    curve.allow(List.of("steps", "linear"));
    if (curve.has("steps") == curve.has("linear")) {
      measure.problem(key, "must be either steps or linear");
      return Optional.empty();
    }
    Shape shape = curve.has("steps") ? Shape.STEPS : Shape.LINEAR;
    Section knots = curve.section(curve.has("steps") ? "steps" : "linear");
    Map<Integer, Integer> points = new TreeMap<>();
    for (String at : knots.keys()) {
      Optional<Integer> number = number(at);
      if (number.isEmpty()) {
        knots.problem(at, "must be a whole number");
        continue;
      }
      knots.integer(at, 0, 100).ifPresent(value -> points.put(number.get(), value));
    }
    if (points.isEmpty()) {
      measure.problem(key, "needs at least one number with its points");
      return Optional.empty();
    }
    return Optional.of(Curve.of(shape, points));
  }

  private static Optional<Integer> number(String word) {
    try {
      int number = Integer.parseInt(word);
      return Math.abs(number) <= LARGEST ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }
}
