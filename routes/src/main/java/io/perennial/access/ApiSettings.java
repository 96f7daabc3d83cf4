package io.perennial.access;

import io.perennial.settings.ConfigurationProblem;
import io.perennial.settings.Loopback;
import io.perennial.settings.OperatorSettings;
import io.perennial.settings.Placeholders;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask our API from where: {@code perennial.api}. Without it, only programs on this machine
 * that have a token, on the port of the pages.
 *
 * @param listener a port of its own, which serves {@code /api/v1/context} and nothing else
 * @param origins pages of which hosts may ask with a browser, for example {@code
 *     https://acme.example}
 * @param callsPerSecond that one token may make, 50 unless configured
 */
public record ApiSettings(
    Optional<ListenerSettings> listener, List<String> origins, int callsPerSecond) {

  static final String KEY = "api";

  private static final String ORIGINS = "origins";
  private static final String CALLS = "calls-per-second";
  private static final int USUAL_CALLS = 50;
  private static final int MOST_CALLS = 1_000;

  public ApiSettings {
    origins = List.copyOf(origins);
  }

  /** What is configured; what is wrong with it counts as not written. */
  public static ApiSettings of(OperatorSettings settings) {
    return read(settings, new ArrayList<>());
  }

  /** Adds what is wrong with the settings, each with its place. */
  public static void judge(OperatorSettings settings, List<ConfigurationProblem> problems) {
    ApiSettings unused = read(settings, problems);
  }

  private static ApiSettings read(OperatorSettings settings, List<ConfigurationProblem> problems) {
    SortedMap<String, String> written = new TreeMap<>(settings.below(KEY));
    if (settings.text(KEY).isPresent()) {
      problems.add(settings.problem(KEY, "must be a map, for example api: { port: 8105 }"));
    }
    written
        .entrySet()
        .removeIf(
            entry ->
                Placeholders.tell(
                    settings, KEY + "." + entry.getKey(), entry.getValue(), problems));
    List<String> origins = origins(settings, written, problems);
    int calls = calls(settings, written.remove(CALLS), problems);
    Optional<ListenerSettings> listener = ListenerSettings.of(settings, written, problems);
    for (String key : written.keySet()) {
      problems.add(
          settings.problem(
              KEY + "." + key,
              "is not a setting: use port, address, tls.keystore, tls.keystore-password,"
                  + " behind-proxy, origins or calls-per-second"));
    }
    return new ApiSettings(listener, origins, calls);
  }

  private static List<String> origins(
      OperatorSettings settings,
      SortedMap<String, String> written,
      List<ConfigurationProblem> problems) {
    List<String> origins = new ArrayList<>();
    List<String> keys = written.keySet().stream().filter(ApiSettings::ofOrigins).toList();
    for (String key : keys) {
      for (String origin : texts(written.remove(key))) {
        if (origin(origin)) {
          origins.add(origin);
        } else {
          problems.add(
              settings.problem(
                  KEY + "." + ORIGINS,
                  "\"%s\" must be https://host without a path; http only for this machine's own"
                      .formatted(origin)));
        }
      }
    }
    return origins;
  }

  /** One text with commas, or the entries of a list. */
  private static boolean ofOrigins(String key) {
    return key.equals(ORIGINS) || key.startsWith(ORIGINS + ".");
  }

  private static List<String> texts(@Nullable String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split(","))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .toList();
  }

  private static boolean origin(String text) {
    try {
      URI uri = new URI(text);
      boolean safe =
          "https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme()) && Loopback.isAll(List.of(text)));
      return safe
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && (uri.getScheme() + "://" + uri.getRawAuthority()).equals(text);
    } catch (URISyntaxException malformed) {
      return false;
    }
  }

  private static int calls(
      OperatorSettings settings, @Nullable String text, List<ConfigurationProblem> problems) {
    if (text == null) {
      return USUAL_CALLS;
    }
    try {
      int calls = Integer.parseInt(text.strip());
      if (calls >= 1 && calls <= MOST_CALLS) {
        return calls;
      }
    } catch (NumberFormatException malformed) {
      // told below, as any other that cannot be used
    }
    problems.add(
        settings.problem(KEY + "." + CALLS, "must be a number from 1 to %d".formatted(MOST_CALLS)));
    return USUAL_CALLS;
  }
}
