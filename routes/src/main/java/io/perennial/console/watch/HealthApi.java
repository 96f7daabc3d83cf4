package io.perennial.console.watch;

import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.sql.Json;
import io.perennial.store.Connections.Pause;
import io.perennial.store.Connections.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /health}: whether each connection works; 503 if one does not, or the store does not. */
@Controller
final class HealthApi {

  private final Installation installation;
  private final PromptStates states;

  HealthApi(Installation installation, PromptStates states) {
    this.installation = installation;
    this.states = states;
  }

  /**
   * How everything is.
   *
   * @param store UP, or DOWN while the database does not answer; then nothing more is known
   * @param mend what a person does about the store; null while it answers
   */
  record Health(
      boolean healthy, String store, @Nullable String mend, List<ConnectionHealth> connections) {}

  /**
   * How a connection is.
   *
   * @param state ACTIVE, PAUSED, or NEW before its first turn
   * @param since of the state; null before the first turn
   */
  record ConnectionHealth(
      String connection,
      String state,
      @Nullable Instant since,
      @Nullable String reason,
      @Nullable String mend) {}

  @GetMapping("/health")
  ResponseEntity<String> health() {
    Health health =
        states
            .ask()
            .map(this::of)
            .orElseGet(
                () ->
                    new Health(
                        false,
                        "DOWN",
                        "see that the database runs and that perennial.database names it; serve"
                            + " goes on by itself once it answers",
                        List.of()));
    return ResponseEntity.status(health.healthy() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .contentType(MediaType.APPLICATION_JSON)
        .body(Json.write(health));
  }

  private Health of(List<State> states) {
    Map<String, State> byName =
        states.stream()
            .collect(Collectors.toMap(state -> state.name().value(), Function.identity()));
    List<ConnectionHealth> lines = new ArrayList<>();
    for (Connected connected : installation.connections()) {
      String name = connected.name().value();
      lines.add(line(name, Optional.ofNullable(byName.get(name))));
    }
    boolean healthy = lines.stream().noneMatch(line -> line.state().equals("PAUSED"));
    return new Health(healthy, "UP", null, lines);
  }

  private static ConnectionHealth line(String name, Optional<State> state) {
    Optional<Pause> pause = state.flatMap(State::paused);
    return new ConnectionHealth(
        name,
        state.isEmpty() ? "NEW" : pause.isPresent() ? "PAUSED" : "ACTIVE",
        state.map(State::since).orElse(null),
        pause.map(Pause::reason).orElse(null),
        pause.map(Pause::mend).orElse(null));
  }
}
