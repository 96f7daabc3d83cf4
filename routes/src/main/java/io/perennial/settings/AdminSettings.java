package io.perennial.settings;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.Connector;
import io.perennial.connector.TokenVault;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * The settings below {@code install:} of a connection: they take the place of the connection's own
 * while fields are made. An empty one takes the connection's own away.
 */
@Component
public final class AdminSettings {

  private static final String BLOCK = "install.";

  private final OperatorSettings settings;

  AdminSettings(OperatorSettings settings) {
    this.settings = settings;
  }

  /** What a connection goes by in daily work. */
  static SortedMap<String, String> usual(SortedMap<String, String> values) {
    SortedMap<String, String> usual = new TreeMap<>(values);
    usual.keySet().removeIf(key -> key.startsWith(BLOCK));
    return usual;
  }

  /**
   * A connector with an admin's credentials; empty if the connection has none.
   *
   * @throws ConfigurationRefused with everything that is wrong with them
   */
  public Optional<Connector> connector(
      ConnectionName name, String type, TokenVault tokens, Clock clock) {
    SortedMap<String, String> values =
        settings.connections().getOrDefault(name.value(), new TreeMap<>());
    if (values.keySet().stream().noneMatch(key -> key.startsWith(BLOCK))) {
      return Optional.empty();
    }
    SortedMap<String, String> admin = usual(values);
    values.forEach(
        (key, value) -> {
          if (key.startsWith(BLOCK)) {
            admin.put(key.substring(BLOCK.length()), value);
          }
        });
    List<ConfigurationProblem> problems = new ArrayList<>();
    Optional<Connector> connector =
        Making.connector(
            settings,
            name.value(),
            admin,
            key -> values.containsKey(BLOCK + key) ? BLOCK + key : key,
            type,
            new Meter(),
            tokens,
            clock,
            problems);
    if (!problems.isEmpty()) {
      throw new ConfigurationRefused(problems);
    }
    return connector;
  }
}
