package io.perennial.console;

import io.perennial.model.history.SourceKind;
import io.perennial.model.verdict.Because;
import io.perennial.rules.Rulebook;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.store.Connections;
import io.perennial.store.Connections.Pause;
import io.perennial.store.Connections.State;
import io.perennial.store.Cursors;
import io.perennial.store.StreamKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Reads how fresh everything is, with two queries; asks no vendor. */
@Component
public final class SourcesReader {

  private final Installation installation;
  private final Connections connections;
  private final Cursors cursors;
  private final Rulebook rulebook;

  SourcesReader(
      Installation installation, Connections connections, Cursors cursors, Rulebook rulebook) {
    this.installation = installation;
    this.connections = connections;
    this.cursors = cursors;
    this.rulebook = rulebook;
  }

  public Sources read(Instant now) {
    Map<String, State> states = new TreeMap<>();
    connections.states().forEach(state -> states.put(state.name().value(), state));
    Map<StreamKey, Instant> read = cursors.freshness();
    List<Freshness> streams = new ArrayList<>();
    for (Connected connected : installation.connections()) {
      Optional<Pause> pause =
          Optional.ofNullable(states.get(connected.name().value())).flatMap(State::paused);
      for (String stream : connected.mapping().streams()) {
        StreamKey key = new StreamKey(connected.name(), stream);
        Optional<Instant> readAt = Optional.ofNullable(read.get(key));
        streams.add(
            new Freshness(
                key,
                SourceKind.of(connected.mapping().type(stream)),
                readAt,
                cause(key, readAt, pause, now)));
      }
    }
    return new Sources(states, streams);
  }

  private Optional<String> cause(
      StreamKey key, Optional<Instant> readAt, Optional<Pause> pause, Instant now) {
    if (readAt.isEmpty()) {
      return Optional.of(key + " has not been read to its end yet" + why(key, pause));
    }
    LocalDate read = readAt.get().atOffset(ZoneOffset.UTC).toLocalDate();
    LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    return today.isAfter(read.plusDays(rulebook.current().model().staleAfterDays()))
        ? Optional.of(key + " was last read on " + Because.word(read) + why(key, pause))
        : Optional.empty();
  }

  private static String why(StreamKey key, Optional<Pause> pause) {
    return pause
        .map(known -> ": %s is paused, %s".formatted(key.connection(), known.reason()))
        .orElse("");
  }
}
