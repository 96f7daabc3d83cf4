package io.perennial.refresh;

import io.perennial.settings.ConfigurationProblem;
import io.perennial.settings.Durations;
import io.perennial.settings.OperatorSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How often formulas, roll-ups and what lies behind a relation are read again: {@code
 * perennial.refresh-formulas}, for example {@code 24h}.
 *
 * @param period from the beginning of one refresh to the next; empty if there are none
 */
public record RefreshSettings(Optional<Duration> period) {

  private static final String KEY = "refresh-formulas";
  private static final Duration USUAL = Duration.ofHours(24);
  private static final Duration SHORTEST = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(30);

  /** What is configured, or once a day; what is wrong with it counts as not written. */
  public static RefreshSettings of(OperatorSettings settings) {
    Duration period =
        settings.text(KEY).flatMap(Durations::read).filter(RefreshSettings::possible).orElse(USUAL);
    return new RefreshSettings(Optional.of(period).filter(each -> !each.isZero()));
  }

  /** Adds what is wrong with the setting, with its place. */
  public static void judge(OperatorSettings settings, List<ConfigurationProblem> problems) {
    Optional<String> written = settings.text(KEY);
    if (written.isPresent()
        && written.flatMap(Durations::read).filter(RefreshSettings::possible).isEmpty()) {
      problems.add(
          settings.problem(
              KEY, "must be a duration from 1h to 30d, for example 24h, or 0 for never"));
    }
  }

  private static boolean possible(Duration period) {
    return period.isZero() || (period.compareTo(SHORTEST) >= 0 && period.compareTo(LONGEST) <= 0);
  }
}
