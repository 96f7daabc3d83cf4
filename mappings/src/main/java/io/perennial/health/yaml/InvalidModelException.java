package io.perennial.health.yaml;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A file cannot be used; carries everything that is wrong with it. */
public final class InvalidModelException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<ModelProblem> problems;

  InvalidModelException(List<ModelProblem> problems) {
    super(inOrder(problems).stream().map(ModelProblem::toString).collect(Collectors.joining("\n")));
    this.problems = inOrder(problems);
  }

  /** By line; one that was met more than once, for several touch models, is told once. */
  private static List<ModelProblem> inOrder(List<ModelProblem> problems) {
    return problems.stream().distinct().sorted(Comparator.comparing(ModelProblem::line)).toList();
  }

  public List<ModelProblem> problems() {
    return problems;
  }
}
