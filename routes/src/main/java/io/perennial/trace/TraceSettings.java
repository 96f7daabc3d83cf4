package io.perennial.trace;

import io.perennial.settings.ConfigurationProblem;
import io.perennial.settings.OperatorSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.env.Environment;

/**
 * Where traces go: {@code perennial.traces}, or the variable {@code OTEL_EXPORTER_OTLP_ENDPOINT}.
 *
 * @param collector takes OTLP over HTTP below {@code /v1/traces}, for example {@code
 *     http://127.0.0.1:4318}
 * @param headers what the collector wants with each request: {@code OTEL_EXPORTER_OTLP_HEADERS}
 */
public record TraceSettings(URI collector, Map<String, String> headers) {

  private static final String KEY = "traces";
  private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
  private static final String HEADERS = "OTEL_EXPORTER_OTLP_HEADERS";

  public TraceSettings {
    headers = Map.copyOf(headers);
  }

  /** Whether traces are to go anywhere; off, nothing of them is made. */
  static boolean wanted(Environment environment) {
    return !written(environment).isEmpty();
  }

  /** What is configured; empty if it is nothing or wrong. */
  static Optional<TraceSettings> of(Environment environment) {
    return collector(written(environment))
        .map(address -> new TraceSettings(address, headers(environment.getProperty(HEADERS, ""))));
  }

  /** What is wrong with {@code perennial.traces}; a variable may be meant for others as well. */
  public static List<ConfigurationProblem> problems(OperatorSettings settings) {
    return settings
        .text(KEY)
        .filter(text -> collector(text).isEmpty())
        .map(
            text ->
                List.of(
                    settings.problem(
                        KEY,
                        "must be the address of an OTLP collector, for example"
                            + " http://127.0.0.1:4318")))
        .orElse(List.of());
  }

  private static String written(Environment environment) {
    return environment
        .getProperty("perennial." + KEY, environment.getProperty(ENDPOINT, ""))
        .strip();
  }

  private static Optional<URI> collector(String text) {
    try {
      URI address = new URI(text.strip().replaceAll("/+$", ""));
      boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      return http && address.getHost() != null ? Optional.of(address) : Optional.empty();
    } catch (URISyntaxException unreadable) {
      return Optional.empty();
    }
  }

  /** For example {@code api-key=secret,tenant=7}. */
  private static Map<String, String> headers(String text) {
    Map<String, String> headers = new TreeMap<>();
    for (String part : text.split(",")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        headers.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
      }
    }
    return headers;
  }

  @Override
  public String toString() {
    return "TraceSettings[collector=%s]".formatted(collector);
  }
}
