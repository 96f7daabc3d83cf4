package io.perennial.retention;

import io.perennial.mapping.yaml.DidYouMean;
import io.perennial.settings.ConfigurationProblem;
import io.perennial.settings.OperatorSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the past is kept: {@code perennial.retention}, for example {@code versions: 400d}.
 *
 * @param kept what is missing is kept for ever
 */
public record RetentionSettings(Map<Past, Duration> kept) {

  private static final String KEY = "retention";
  private static final String FOREVER = "forever";
  private static final Pattern PERIOD = Pattern.compile("([1-9][0-9]{0,5})\\s*([dwy])");

  public RetentionSettings {
    Map<Past, Duration> inOrder = new EnumMap<>(Past.class); // writes go before their runs
    inOrder.putAll(kept);
    kept = Collections.unmodifiableMap(inOrder);
  }

  /** What is configured, and the usual periods for the rest. */
  static RetentionSettings of(OperatorSettings settings) {
    SortedMap<String, String> written = settings.below(KEY);
    Map<Past, Duration> kept = new EnumMap<>(Past.class);
    for (Past past : Past.values()) {
      String text = written.getOrDefault(past.word(), "");
      if (!text.strip().equals(FOREVER)) {
        kept.put(past, period(text).orElse(past.usual()));
      }
    }
    return new RetentionSettings(kept);
  }

  /** Adds what is wrong with the settings, each with its place. */
  public static void judge(OperatorSettings settings, List<ConfigurationProblem> problems) {
    settings
        .below(KEY)
        .forEach(
            (word, text) ->
                problem(word, text)
                    .ifPresent(what -> problems.add(settings.problem(KEY + "." + word, what))));
  }

  private static Optional<String> problem(String word, String text) {
    Optional<Past> past = Past.named(word);
    if (past.isEmpty()) {
      TreeSet<String> known = new TreeSet<>(Arrays.stream(Past.values()).map(Past::word).toList());
      return Optional.of(
          "is nothing that is kept for a while: "
              + DidYouMean.nearest(word, known)
                  .map("did you mean \"%s\"?"::formatted)
                  .orElse("use one of " + String.join(", ", known)));
    }
    if (text.strip().equals(FOREVER)) {
      return Optional.empty();
    }
    Optional<Duration> period = period(text);
    if (period.isEmpty()) {
      return Optional.of(
          "must be days, weeks or years, or \"forever\", for example 400d, 8w or 5y");
    }
    Duration shortest = past.get().shortest();
    return period.get().compareTo(shortest) < 0
        ? Optional.of("must be at least %dd: %s".formatted(shortest.toDays(), past.get().need()))
        : Optional.empty();
  }

  /** A week has 7 days, a year 365. */
  private static Optional<Duration> period(String text) {
    Matcher matcher = PERIOD.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    return Optional.of(
        Duration.ofDays(
            switch (matcher.group(2)) {
              case "w" -> 7 * number;
              case "y" -> 365 * number;
              default -> number;
            }));
  }
}
