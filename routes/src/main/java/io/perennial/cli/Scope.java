package io.perennial.cli;

import io.perennial.connector.ConnectionName;
import io.perennial.turn.TurnRequest;
import io.perennial.turn.TurnRequest.Past;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every verb with a turn has: what it is about. */
final class Scope {

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "CONNECTION",
      description = "connections that take part (default: all)")
  private List<String> only = List.of();

  @Option(names = "--full", description = "reads everything again, changed or not")
  private boolean full;

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      description =
          "scores as of a moment that has passed, for example 2026-06-30T12:00:00Z, and only shows"
              + " them")
  private @Nullable Instant asOf;

  @Option(names = "--json", description = "prints JSON")
  private boolean json;

  @Option(names = "--quiet", description = "prints problems only")
  private boolean quiet;

  boolean json() {
    return json;
  }

  boolean quiet() {
    return quiet;
  }

  Optional<Instant> asOf() {
    return Optional.ofNullable(asOf);
  }

  /**
   * A request with these options.
   *
   * @param kept whether scores of the past are stored and written
   * @param look called when everybody has been scored as of the past
   */
  TurnRequest of(TurnRequest request, boolean kept, Runnable look) {
    Set<ConnectionName> connections =
        only.stream().map(ConnectionName::new).collect(Collectors.toSet());
    return request
        .only(connections)
        .full(full)
        .past(asOf().map(moment -> new Past(moment, kept, look)));
  }
}
