package io.perennial.writeback;

import io.perennial.health.Health;
import io.perennial.health.OpenFlag;
import io.perennial.model.verdict.Because;
import java.util.Optional;
import java.util.function.Function;

/** One line for the agent: what to know before answering. */
public final class Guidance {

  private Guidance() {}

  /**
   * The line, for example {@code Renewal on 2026-08-15. Health: watch. critical ticket 7 open …};
   * empty if there is nothing to know.
   *
   * @param words how a reason is put: with its amounts or without them
   */
  public static Optional<String> of(Health health, Function<Because, String> words) {
    StringBuilder text = new StringBuilder();
    health
        .renewal()
        .date()
        .filter(date -> health.renewal().flag().inWindow())
        .ifPresent(date -> text.append("Renewal on ").append(date).append(". "));
    health.band().ifPresent(band -> text.append("Health: ").append(band.name()).append(". "));
    health.flags().stream()
        .findFirst()
        .map(OpenFlag::because)
        .ifPresent(because -> text.append(words.apply(because)).append('.'));
    return text.isEmpty() ? Optional.empty() : Optional.of(text.toString().strip());
  }
}
