package io.perennial.settings;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.ConnectorFactory;
import io.perennial.connector.TokenVault;
import io.perennial.mapping.Mapping;
import io.perennial.mapping.yaml.DidYouMean;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** All connections of this installation, made from the settings; nothing of it asks a vendor. */
public final class Installation implements AutoCloseable {

  private final List<Connected> connections;

  private Installation(List<Connected> connections) {
    this.connections = List.copyOf(connections);
  }

  /** Connections that were made elsewhere. */
  public static Installation of(List<Connected> connections) {
    return new Installation(connections);
  }

  /**
   * Makes a connector for each connection that is configured.
   *
   * @param mappings by connector type
   * @param gates who is asked before each call
   * @throws ConfigurationRefused with all problems of all connections
   */
  public static Installation of(
      OperatorSettings settings,
      Map<String, Mapping> mappings,
      TokenVault tokens,
      CallGates gates,
      Clock clock) {
    SortedMap<String, ConnectorFactory> factories = factories();
    List<ConfigurationProblem> problems = new ArrayList<>();
    List<Connected> connections = new ArrayList<>();
    settings
        .connections()
        .forEach(
            (name, values) -> {
              Optional<ConnectorFactory> factory =
                  factory(settings, name, values, factories, problems);
              if (factory.isPresent()) {
                mapping(settings, name, mappings, factory.get(), problems)
                    .flatMap(
                        mapping ->
                            connect(
                                settings,
                                name,
                                values,
                                factory.get(),
                                mapping,
                                tokens,
                                gates,
                                clock,
                                problems))
                    .ifPresent(connections::add);
              }
            });
    if (settings.connections().isEmpty()) {
      problems.add(
          settings.problem(
              "connections", "names no system: list at least one, as the comments there show"));
    }
    if (!problems.isEmpty()) {
      connections.forEach(made -> made.connector().close());
      throw new ConfigurationRefused(problems);
    }
    return new Installation(connections);
  }

  /** The connector types that this build can speak to. */
  public static SortedMap<String, ConnectorFactory> factories() {
    SortedMap<String, ConnectorFactory> factories = new TreeMap<>();
    ServiceLoader.load(ConnectorFactory.class)
        .forEach(factory -> factories.put(factory.type(), factory));
    return factories;
  }

  private static Optional<ConnectorFactory> factory(
      OperatorSettings settings,
      String name,
      Map<String, String> values,
      SortedMap<String, ConnectorFactory> factories,
      List<ConfigurationProblem> problems) {
    String type = values.getOrDefault("type", "");
    ConnectorFactory factory = factories.get(type);
    if (factory == null) {
      String mend =
          DidYouMean.nearest(type, factories.keySet())
              .map(near -> "did you mean \"%s\"?".formatted(near))
              .orElse("use one of " + factories.keySet());
      problems.add(
          settings.problem(
              "connections.%s.type".formatted(name), "is not a system that we speak to: " + mend));
    }
    return Optional.ofNullable(factory);
  }

  private static Optional<Mapping> mapping(
      OperatorSettings settings,
      String name,
      Map<String, Mapping> mappings,
      ConnectorFactory factory,
      List<ConfigurationProblem> problems) {
    Optional<Mapping> mapping = Optional.ofNullable(mappings.get(factory.type()));
    if (mapping.isEmpty()) {
      problems.add(
          settings.problem(
              "connections.%s.type".formatted(name),
              "has no mapping: write %s.yaml".formatted(factory.type())));
    }
    return mapping;
  }

  private static Optional<Connected> connect(
      OperatorSettings settings,
      String name,
      SortedMap<String, String> values,
      ConnectorFactory factory,
      Mapping mapping,
      TokenVault tokens,
      CallGates gates,
      Clock clock,
      List<ConfigurationProblem> problems) {
    Meter meter = new Meter(gates.of(new ConnectionName(name)));
    return Making.connector(
            settings,
            name,
            AdminSettings.usual(values),
            UnaryOperator.identity(),
            factory.type(),
            meter,
            tokens,
            clock,
            problems)
        .map(
            connector ->
                new Connected(
                    connector, factory.type(), mapping, meter, Loopback.isAll(values.values())));
  }

  /** In the order of their names. */
  public List<Connected> connections() {
    return connections;
  }

  /**
   * Records mean something else from now on.
   *
   * @param mappings by connector type; a type without one keeps what it has
   */
  public void follow(Map<String, Mapping> mappings) {
    for (Connected connected : connections) {
      Optional.ofNullable(mappings.get(connected.type())).ifPresent(connected::mapping);
    }
  }

  @Override
  public void close() {
    connections.forEach(connected -> connected.connector().close());
  }
}
