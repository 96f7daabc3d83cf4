package io.perennial.writeback;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The whole of {@code write-back.yaml}.
 *
 * @param targets by connector type, for example {@code salesforce}
 * @param tasks by connector type; a vendor without an entry gets none
 */
public record WriteBack(
    SortedMap<String, List<TargetRule>> targets, SortedMap<String, TaskRule> tasks) {

  public WriteBack {
    SortedMap<String, List<TargetRule>> copy = new TreeMap<>();
    targets.forEach((vendor, rules) -> copy.put(vendor, List.copyOf(rules)));
    targets = Collections.unmodifiableSortedMap(copy);
    tasks = Collections.unmodifiableSortedMap(new TreeMap<>(tasks));
  }

  /** What is written to a vendor's objects; nothing for a vendor that the file does not name. */
  public List<TargetRule> of(String vendor) {
    return targets.getOrDefault(vendor, List.of());
  }

  /** Which flags make tasks for people at a vendor. */
  public Optional<TaskRule> tasksOf(String vendor) {
    return Optional.ofNullable(tasks.get(vendor));
  }

  /** Nothing is written anywhere. */
  public static WriteBack nothing() {
    return new WriteBack(new TreeMap<>(), new TreeMap<>());
  }
}
