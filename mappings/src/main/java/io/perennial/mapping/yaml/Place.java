package io.perennial.mapping.yaml;

import java.util.Comparator;

/**
 * Where something stands in a file.
 *
 * @param file the file's name, for example {@code salesforce.yaml}
 * @param line counted from 1
 * @param column counted from 1
 */
public record Place(String file, int line, int column) implements Comparable<Place> {

  private static final Comparator<Place> IN_READING_ORDER =
      Comparator.comparing(Place::file).thenComparing(Place::line).thenComparing(Place::column);

  @Override
  public int compareTo(Place other) {
    return IN_READING_ORDER.compare(this, other);
  }

  /** As editors and compilers write it, for example {@code salesforce.yaml:12}. */
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
