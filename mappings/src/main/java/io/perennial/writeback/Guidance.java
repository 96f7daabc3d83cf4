package io.perennial.writeback;

import io.perennial.health.Health;
import io.perennial.health.OpenFlag;
import io.perennial.health.flag.FlagName;
import io.perennial.model.verdict.Because;
import io.perennial.renewal.Renewal;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One line for the agent: what to know before answering. */
public final class Guidance {

  /** What date and band have said by then. */
  private static final Set<FlagName> SAID =
      EnumSet.of(
          FlagName.RENEWAL_LATE,
          FlagName.RESCUE,
          FlagName.RENEWAL_URGENT,
          FlagName.RENEWAL_DUE,
          FlagName.RENEWAL_UPCOMING);

  private Guidance() {}

  /**
   * The line, for example {@code Renewal on 15 Aug 2026. Health: watch. Critical ticket 7 open …};
   * empty if there is nothing to know.
   *
   * @param words how a reason is put: with its amounts or without them
   */
  public static Optional<String> of(Health health, Function<Because, String> words) {
    StringBuilder text = new StringBuilder();
    Renewal renewal = health.renewal();
    renewal
        .date()
        .filter(date -> renewal.flag().inWindow())
        .ifPresent(
            date ->
                text.append(renewal.cancelling() ? "Notice given for " : "Renewal on ")
                    .append(Because.word(date))
                    .append(". "));
    health.band().ifPresent(band -> text.append("Health: ").append(band.name()).append(". "));
    health.flags().stream()
        .filter(flag -> !SAID.contains(flag.name()))
        .findFirst()
        .map(OpenFlag::because)
        .ifPresent(because -> text.append(sentence(words.apply(because))));
    return text.isEmpty() ? Optional.empty() : Optional.of(text.toString().strip());
  }

  private static String sentence(String reason) {
    return reason.substring(0, 1).toUpperCase(Locale.ENGLISH) + reason.substring(1) + ".";
  }
}
