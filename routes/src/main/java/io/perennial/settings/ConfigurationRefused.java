package io.perennial.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used. Carries all problems, not the first. */
public final class ConfigurationRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<ConfigurationProblem> problems;

  public ConfigurationRefused(List<ConfigurationProblem> problems) {
    super(
        problems.stream()
            .map(ConfigurationProblem::toString)
            .collect(
                Collectors.joining(
                    "\n  ",
                    "The configuration has %d problem%s:\n  "
                        .formatted(problems.size(), problems.size() == 1 ? "" : "s"),
                    "")));
    this.problems = List.copyOf(problems);
  }

  public List<ConfigurationProblem> problems() {
    return problems;
  }
}
