package io.perennial.health.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A file cannot be used; carries everything that is wrong with it. */
public final class InvalidModelException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<ModelProblem> problems;

  InvalidModelException(List<ModelProblem> problems) {
    super(problems.stream().map(ModelProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<ModelProblem> problems() {
    return problems;
  }
}
