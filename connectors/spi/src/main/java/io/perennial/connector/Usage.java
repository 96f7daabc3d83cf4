package io.perennial.connector;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the mappings want of a connection.
 *
 * @param reads fields read, by stream, for example {@code accounts → [Name, Website]}
 * @param writes fields written, by the vendor's object, for example {@code Account →
 *     [Perennial_Health_Score__c]}
 */
public record Usage(
    SortedMap<String, SortedSet<String>> reads, SortedMap<String, SortedSet<String>> writes) {

  public static final Usage NOTHING = new Usage(new TreeMap<>(), new TreeMap<>());

  public Usage {
    reads = copy(reads);
    writes = copy(writes);
  }

  private static SortedMap<String, SortedSet<String>> copy(
      SortedMap<String, SortedSet<String>> fields) {
    SortedMap<String, SortedSet<String>> copy = new TreeMap<>();
    fields.forEach(
        (name, set) -> copy.put(name, Collections.unmodifiableSortedSet(new TreeSet<>(set))));
    return Collections.unmodifiableSortedMap(copy);
  }
}
