package io.perennial.alert;

import io.perennial.settings.ConfigurationProblem;
import io.perennial.settings.Durations;
import io.perennial.settings.Loopback;
import io.perennial.settings.OperatorSettings;
import io.perennial.settings.Placeholders;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of alerts, and when a stream is stale: {@code perennial.alerts}.
 *
 * @param staleAfter how old a reading may be, for example {@code 30m}; empty for three times the
 *     way from one turn to the next
 * @param webhook takes JSON with a {@code text}, as Slack does; whoever knows the address may post
 */
public record AlertSettings(
    Optional<Duration> staleAfter, Optional<URI> webhook, Optional<MailSettings> mail) {

  static final String KEY = "alerts";

  private static final Duration SHORTEST = Duration.ofMinutes(1);

  /** What is configured; what is wrong with it counts as not written. */
  public static AlertSettings of(OperatorSettings settings) {
    return read(settings, new ArrayList<>());
  }

  /** What is wrong with what is configured. */
  public static List<ConfigurationProblem> problems(OperatorSettings settings) {
    List<ConfigurationProblem> problems = new ArrayList<>();
    read(settings, problems);
    return problems;
  }

  private static AlertSettings read(
      OperatorSettings settings, List<ConfigurationProblem> problems) {
    SortedMap<String, String> written = new TreeMap<>(settings.below(KEY));
    if (settings.text(KEY).isPresent()) {
      problems.add(
          settings.problem(KEY, "must be a map, for example alerts: { stale-after: 30m }"));
    }
    written
        .entrySet()
        .removeIf(
            entry ->
                Placeholders.tell(
                    settings, KEY + "." + entry.getKey(), entry.getValue(), problems));
    Optional<Duration> staleAfter = staleAfter(settings, written.remove("stale-after"), problems);
    Optional<URI> webhook = webhook(settings, written.remove("webhook"), problems);
    Optional<MailSettings> mail = MailSettings.of(settings, written, problems);
    for (String key : written.keySet()) {
      problems.add(
          settings.problem(KEY + "." + key, "is not a setting: use webhook, mail or stale-after"));
    }
    return new AlertSettings(staleAfter, webhook, mail);
  }

  private static Optional<Duration> staleAfter(
      OperatorSettings settings, @Nullable String text, List<ConfigurationProblem> problems) {
    Optional<Duration> read =
        Optional.ofNullable(text)
            .flatMap(Durations::read)
            .filter(span -> span.compareTo(SHORTEST) >= 0);
    if (text != null && read.isEmpty()) {
      problems.add(
          settings.problem(
              KEY + ".stale-after", "must be a duration of a minute or more, for example 30m"));
    }
    return read;
  }

  private static Optional<URI> webhook(
      OperatorSettings settings, @Nullable String text, List<ConfigurationProblem> problems) {
    Optional<URI> read = Optional.ofNullable(text).flatMap(AlertSettings::address);
    if (text != null && read.isEmpty()) {
      problems.add(
          settings.problem(
              KEY + ".webhook",
              "must be an address with https, or with http on this machine: what it is told goes"
                  + " over the network"));
    }
    return read;
  }

  private static Optional<URI> address(String text) {
    try {
      URI uri = new URI(text.strip());
      boolean safe =
          "https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme()) && Loopback.isAll(List.of(text.strip())));
      return safe && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException unreadable) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "AlertSettings[staleAfter=%s, webhook=%s, mail=%s]"
        .formatted(staleAfter, webhook.isPresent() ? "set" : "none", mail);
  }
}
