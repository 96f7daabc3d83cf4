package io.perennial.connector;

import java.util.List;

/** A connection's settings cannot be used. Carries all problems, not the first. */
public final class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public SettingsException(List<Problem> problems) {
    super("%d problems in a connection's settings: %s".formatted(problems.size(), problems));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }

  /**
   * One wrong setting.
   *
   * @param key below the connection's name, for example {@code login-url}
   * @param text what is wrong and what to do about it; never the value
   */
  public record Problem(String key, String text) {}
}
