package io.perennial.mapping.yaml;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Gathers what is wrong in all files, so that a person mends it in one go.
 *
 * <p>One for all files of a start, handed from reader to reader. Used by one thread.
 */
public final class Problems {

  private final SortedSet<Problem> found = new TreeSet<>();

  /** Adds one; the same problem told twice counts once. */
  public void add(Problem problem) {
    found.add(problem);
  }

  public boolean none() {
    return found.isEmpty();
  }

  /** In the order of files and lines. */
  public List<Problem> all() {
    return List.copyOf(found);
  }

  /**
   * Ends the reading.
   *
   * @throws ProblemsException with all of them, if there are any
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ProblemsException(all());
    }
  }
}
