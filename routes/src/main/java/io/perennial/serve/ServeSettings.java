package io.perennial.serve;

import io.perennial.settings.ConfigurationProblem;
import io.perennial.settings.ConfigurationRefused;
import io.perennial.settings.Durations;
import io.perennial.settings.Loopback;
import io.perennial.settings.OperatorSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * How the program serves.
 *
 * @param every pause between the end of a turn and the next: {@code perennial.every}, from 10
 *     seconds to a day, for example {@code 5m}
 */
public record ServeSettings(Duration every) {

  private static final Duration SHORTEST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final String ADDRESS = "server.address";

  /**
   * Judges what is configured.
   *
   * @throws ConfigurationRefused with all problems
   */
  static ServeSettings of(ConfigurableEnvironment environment) {
    OperatorSettings settings = new OperatorSettings(environment);
    List<ConfigurationProblem> problems = new ArrayList<>();
    String address = environment.getProperty(ADDRESS, "127.0.0.1");
    if (!Loopback.isAddress(address)) {
      problems.add(
          settings.problemOf(
              ADDRESS,
              "must be 127.0.0.1 until logins exist: whoever reaches the pages sees all customers"));
    }
    Optional<String> written = settings.text("every");
    Duration every = Durations.every(settings);
    boolean readable = written.isEmpty() || written.flatMap(Durations::read).isPresent();
    if (!readable || every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
      problems.add(
          settings.problem("every", "must be a duration from 10s to 1d, for example 5m or PT5M"));
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationRefused(problems);
    }
    return new ServeSettings(every);
  }
}
