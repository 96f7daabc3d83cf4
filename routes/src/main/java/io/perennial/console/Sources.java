package io.perennial.console;

import io.perennial.model.RecordRef;
import io.perennial.model.history.SourceKind;
import io.perennial.store.Connections.State;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where everything comes from, and how fresh it is.
 *
 * @param states what the store knows of each connection, by name
 * @param streams all that are configured, by connection and name
 */
public record Sources(Map<String, State> states, List<Freshness> streams) {

  public Sources {
    states = Map.copyOf(states);
    streams = List.copyOf(streams);
  }

  /** The oldest reading among the streams of each kind of system, once all have been read. */
  public Map<SourceKind, Instant> lastRead() {
    Map<SourceKind, Instant> oldest = new EnumMap<>(SourceKind.class);
    Set<SourceKind> incomplete = EnumSet.noneOf(SourceKind.class);
    for (Freshness stream : streams) {
      stream
          .readAt()
          .ifPresentOrElse(
              read ->
                  oldest.merge(
                      stream.kind(), read, (one, other) -> one.isBefore(other) ? one : other),
              () -> incomplete.add(stream.kind()));
    }
    oldest.keySet().removeAll(incomplete);
    return oldest;
  }

  /** Why what rests on some kinds of system is stale; empty while all are fresh. */
  public Optional<String> cause(Collection<SourceKind> kinds) {
    Set<String> causes = new LinkedHashSet<>();
    for (Freshness stream : streams) {
      if (kinds.contains(stream.kind())) {
        stream.cause().ifPresent(causes::add);
      }
    }
    return causes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", causes));
  }

  /** The stream that a record was read from; empty if it is no longer configured. */
  public Optional<Freshness> of(RecordRef ref) {
    return streams.stream()
        .filter(stream -> stream.key().connection().value().equals(ref.connection()))
        .filter(stream -> stream.key().stream().equals(ref.stream()))
        .findFirst();
  }
}
