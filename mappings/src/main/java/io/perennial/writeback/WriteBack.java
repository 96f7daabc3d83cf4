package io.perennial.writeback;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The whole of {@code write-back.yaml}.
 *
 * @param targets by connector type, for example {@code salesforce}
 */
public record WriteBack(SortedMap<String, List<TargetRule>> targets) {

  public WriteBack {
    SortedMap<String, List<TargetRule>> copy = new TreeMap<>();
    targets.forEach((vendor, rules) -> copy.put(vendor, List.copyOf(rules)));
    targets = Collections.unmodifiableSortedMap(copy);
  }

  /** What is written to a vendor's objects; nothing for a vendor that the file does not name. */
  public List<TargetRule> of(String vendor) {
    return targets.getOrDefault(vendor, List.of());
  }

  /** Nothing is written anywhere. */
  public static WriteBack nothing() {
    return new WriteBack(new TreeMap<>(Map.of()));
  }
}
