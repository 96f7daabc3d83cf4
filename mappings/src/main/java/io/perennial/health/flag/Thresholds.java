package io.perennial.health.flag;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A flag's limits for one touch model.
 *
 * @param on whether the flag is raised at all
 * @param numbers windows and limits by the names used in {@code flags.yaml}
 */
public record Thresholds(boolean on, SortedMap<String, Integer> numbers) {

  public Thresholds {
    numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
  }

  public int number(String name) {
    return Optional.ofNullable(numbers.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no threshold called " + name));
  }

  /** The same with another value for one number. */
  Thresholds with(String name, int number) {
    SortedMap<String, Integer> changed = new TreeMap<>(numbers);
    changed.put(name, number);
    return new Thresholds(on, changed);
  }

  Thresholds off() {
    return new Thresholds(false, numbers);
  }
}
