package io.perennial.mapping.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** Files cannot be used. Carries all problems, not the first. */
public final class ProblemsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  ProblemsException(List<Problem> problems) {
    super(
        problems.stream()
            .map(Problem::toString)
            .collect(Collectors.joining("\n", problems.size() + " problems:\n", "")));
    this.problems = List.copyOf(problems);
  }

  /** In the order of files and lines. */
  public List<Problem> problems() {
    return problems;
  }
}
