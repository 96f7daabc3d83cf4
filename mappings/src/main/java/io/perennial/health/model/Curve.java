package io.perennial.health.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Turns a number (days, percent, a count) into points from 0 to 100.
 *
 * @param shape how it goes from knot to knot
 * @param knots at least one, the smallest number first
 */
public record Curve(Shape shape, List<Knot> knots) {

  /** How a curve goes from knot to knot. */
  public enum Shape {
    /** From a knot on its points hold until the next one. */
    STEPS,
    /** Straight from knot to knot, rounded half up; level before the first and after the last. */
    LINEAR
  }

  /**
   * A corner of a curve.
   *
   * @param at the number, in the curve's unit
   * @param points 0 to 100
   */
  public record Knot(int at, int points) {
    public Knot {
      if (points < 0 || points > 100) {
        throw new IllegalArgumentException("points must be from 0 to 100: " + points);
      }
    }
  }

  public Curve {
    knots = List.copyOf(knots);
    if (knots.isEmpty()) {
      throw new IllegalArgumentException("a curve needs a knot");
    }
    for (int index = 1; index < knots.size(); index++) {
      if (knots.get(index).at() <= knots.get(index - 1).at()) {
        throw new IllegalArgumentException("knots must go up: " + knots);
      }
    }
  }

  /** Knots as pairs of a number and its points: {@code steps(0, 100, 30, 40)}. */
  public static Curve steps(int... pairs) {
    return new Curve(Shape.STEPS, paired(pairs));
  }

  /** Knots as pairs of a number and its points. */
  public static Curve linear(int... pairs) {
    return new Curve(Shape.LINEAR, paired(pairs));
  }

  public static Curve of(Shape shape, Map<Integer, Integer> knots) {
    List<Knot> sorted = new ArrayList<>();
    new TreeMap<>(knots).forEach((at, points) -> sorted.add(new Knot(at, points)));
    return new Curve(shape, sorted);
  }

  /** Points for a number; before the first knot those of the first. */
  public int points(long number) {
    Knot before = knots.get(0);
    for (Knot knot : knots) {
      if (knot.at() > number) {
        return shape == Shape.STEPS || number <= before.at()
            ? before.points()
            : between(before, knot, number);
      }
      before = knot;
    }
    return before.points();
  }

  /** The next greater number with other points, for numbers that grow by the clock. */
  public OptionalInt nextChange(long number) {
    int now = points(number);
    for (Knot knot : knots) {
      if (knot.at() <= number) {
        continue;
      }
      if (shape == Shape.STEPS) {
        if (knot.points() != now) {
          return OptionalInt.of(knot.at());
        }
        continue;
      }
      for (long next = number + 1; next <= knot.at(); next++) {
        if (points(next) != now) {
          return OptionalInt.of((int) next);
        }
      }
    }
    return OptionalInt.empty();
  }

  private static int between(Knot from, Knot to, long number) {
    long width = (long) to.at() - from.at();
    long rise = (to.points() - from.points()) * (number - from.at());
    return from.points() + (int) Math.floorDiv(2 * rise + width, 2 * width);
  }

  private static List<Knot> paired(int... pairs) {
    List<Knot> knots = new ArrayList<>();
    for (int index = 0; index < pairs.length; index += 2) {
      knots.add(new Knot(pairs[index], pairs[index + 1]));
    }
    return knots;
  }
}
