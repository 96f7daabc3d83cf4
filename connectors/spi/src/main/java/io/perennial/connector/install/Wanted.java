package io.perennial.connector.install;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that is to be there when an installation is done.
 *
 * @param fields ours, in the order of {@code write-back.yaml}
 * @param reads the vendor's fields that mappings read, by object, for example {@code Account →
 *     [Name, Owner.Name]}: our user needs the right to see them
 * @param user whom {@link Installer#user} named for the connection's usual credentials; empty if
 *     rights are not given to users or if nobody could tell
 */
public record Wanted(
    List<WantedField> fields, SortedMap<String, SortedSet<String>> reads, Optional<String> user) {

  public Wanted {
    fields = List.copyOf(fields);
    SortedMap<String, SortedSet<String>> copy = new TreeMap<>();
    reads.forEach(
        (object, names) ->
            copy.put(object, Collections.unmodifiableSortedSet(new TreeSet<>(names))));
    reads = Collections.unmodifiableSortedMap(copy);
  }

  /** The same for rights that go to a user. */
  public Wanted forUser(Optional<String> whom) {
    return new Wanted(fields, reads, whom);
  }
}
