package io.perennial.settings;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.Connector;
import io.perennial.connector.ConnectorContext;
import io.perennial.connector.Settings;
import io.perennial.connector.SettingsException;
import io.perennial.connector.TokenVault;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/** Makes a connector of a connection's settings, or tells all that is wrong with them. */
final class Making {

  private Making() {}

  /**
   * A connector, if nothing is wrong.
   *
   * @param written where a setting stands below the connection's name
   */
  static Optional<Connector> connector(
      OperatorSettings settings,
      String name,
      SortedMap<String, String> values,
      UnaryOperator<String> written,
      String type,
      Meter meter,
      TokenVault tokens,
      Clock clock,
      List<ConfigurationProblem> problems) {
    int before = problems.size();
    String prefix = "connections.%s".formatted(name);
    values.forEach(
        (key, value) ->
            Placeholders.tell(settings, prefix + "." + written.apply(key), value, problems));
    try {
      Connector connector =
          Objects.requireNonNull(Installation.factories().get(type))
              .create(
                  new ConnectorContext(
                      new ConnectionName(name), new Settings(values), meter, tokens, clock));
      if (problems.size() == before) {
        return Optional.of(connector);
      }
      connector.close();
    } catch (SettingsException wrong) {
      wrong
          .problems()
          .forEach(
              problem ->
                  problems.add(
                      settings.problem(
                          prefix + "." + written.apply(problem.key()), problem.text())));
    } catch (IllegalArgumentException badName) {
      problems.add(settings.problem(prefix, String.valueOf(badName.getMessage())));
    }
    return Optional.empty();
  }
}
