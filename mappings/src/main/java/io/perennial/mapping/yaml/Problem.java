package io.perennial.mapping.yaml;

import java.util.Comparator;

/**
 * Something in a file that must be mended before we can start.
 *
 * @param place where it stands
 * @param path the keys that lead there, for example {@code accounts.fields.name}; empty for the
 *     file as a whole
 * @param what what is wrong, to be read after the path
 * @param mend what to do about it
 */
public record Problem(Place place, String path, String what, String mend)
    implements Comparable<Problem> {

  private static final Comparator<Problem> IN_READING_ORDER =
      Comparator.comparing(Problem::place)
          .thenComparing(Problem::path)
          .thenComparing(Problem::what)
          .thenComparing(Problem::mend);

  @Override
  public int compareTo(Problem other) {
    return IN_READING_ORDER.compare(this, other);
  }

  /** On one line, for example {@code salesforce.yaml:12 accounts.becomes: is missing; add it}. */
  @Override
  public String toString() {
    String subject = path.isEmpty() ? "the file" : path;
    return "%s %s: %s; %s".formatted(place, subject, what, mend);
  }
}
