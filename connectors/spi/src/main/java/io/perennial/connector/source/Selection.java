package io.perennial.connector.source;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is wanted of a stream. Nothing else is requested, and nothing else is stored.
 *
 * @param stream one of {@link Source#streams()}
 * @param fields the vendor's field names; a dot leads into a nested object, for example {@code
 *     Owner.Name}. Key, time stamp and deletion mark need not be listed
 */
public record Selection(String stream, SortedSet<String> fields) {

  public Selection {
    fields = Collections.unmodifiableSortedSet(new TreeSet<>(fields));
  }

  public static Selection of(String stream, Collection<String> fields) {
    return new Selection(stream, new TreeSet<>(fields));
  }
}
