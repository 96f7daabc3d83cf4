package io.perennial.connector;

import io.perennial.connector.SettingsException.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The entries below a connection's name, read one by one and judged all at once.
 *
 * <p>A factory asks for each setting it knows and then calls {@link #finish}: what is missing,
 * malformed or unknown is reported together. Used by one thread, once.
 */
public final class Settings {

  private static final Set<String> COMMON = Set.of("type");

  private final SortedMap<String, String> values;
  private final Set<String> asked = new TreeSet<>(COMMON);
  private final List<Problem> problems = new ArrayList<>();

  public Settings(Map<String, String> values) {
    this.values = new TreeMap<>(values);
  }

  /** A setting that may be absent; blank counts as absent. */
  public Optional<String> optional(String key) {
    asked.add(key);
    return Optional.ofNullable(values.get(key)).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** A setting that must be there; while problems are being gathered its absence reads as empty. */
  public String required(String key, String mend) {
    return optional(key)
        .orElseGet(
            () -> {
              problem(key, "is missing: " + mend);
              return "";
            });
  }

  /** An {@code http} or {@code https} address without a path, for example of a loopback port. */
  public URI url(String key, String defaultUrl) {
    String text = optional(key).orElse(defaultUrl);
    if (text.isEmpty()) {
      problem(key, "is missing: give the address, for example https://acme.example");
      return URI.create("http://127.0.0.1");
    }
    try {
      URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (web && url.getHost() != null) {
        return url;
      }
    } catch (URISyntaxException malformed) {
      // told below, without the parser's words
    }
    problem(key, "is no web address: write it as https://host or http://127.0.0.1:port");
    return URI.create("http://127.0.0.1");
  }

  /** A length of time such as {@code 20s}, {@code 5m} or {@code PT20S}. */
  public Duration duration(String key, Duration defaultDuration) {
    Optional<String> text = optional(key);
    if (text.isEmpty()) {
      return defaultDuration;
    }
    try {
      String iso = text.get().toUpperCase(Locale.ROOT);
      Duration duration = Duration.parse(iso.startsWith("P") ? iso : "PT" + iso);
      if (!duration.isNegative() && !duration.isZero()) {
        return duration;
      }
    } catch (DateTimeParseException malformed) {
      // told below
    }
    problem(key, "is no length of time: write it as 20s or 5m");
    return defaultDuration;
  }

  /** A whole number inside limits. */
  public int number(String key, int defaultNumber, int min, int max) {
    Optional<String> text = optional(key);
    if (text.isEmpty()) {
      return defaultNumber;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException malformed) {
      // told below
    }
    problem(key, "must be a whole number from %d to %d".formatted(min, max));
    return defaultNumber;
  }

  /**
   * Adds a problem that only the connector can see, for example two settings that exclude each
   * other.
   */
  public void problem(String key, String text) {
    problems.add(new Problem(key, text));
  }

  /**
   * Ends the reading.
   *
   * @throws SettingsException if anything was wrong
   */
  public void finish() {
    for (String key : values.keySet()) {
      if (!asked.contains(key)) {
        problem(key, "is not a setting here: remove it, or use one of " + String.join(", ", asked));
      }
    }
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }
}
