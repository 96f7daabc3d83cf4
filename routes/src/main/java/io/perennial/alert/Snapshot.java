package io.perennial.alert;

import io.perennial.access.EndingToken;
import io.perennial.brake.Brake.Waiting;
import io.perennial.budget.Budgets.Day;
import io.perennial.connector.ConnectionName;
import io.perennial.store.Connections.State;
import io.perennial.store.StreamKey;
import io.perennial.store.schema.GoneField;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How everything stands at one moment, as far as rules ask.
 *
 * @param turnRuns whether somebody takes a turn now
 * @param every pause between two turns
 * @param staleAfter how old a reading may be; empty for three times the way from one turn to the
 *     next
 * @param connections of those that are configured, what the store knows
 * @param streams all that are configured
 * @param last the last turn that has ended; empty before the first
 * @param waiting the run whose writes wait for a yes
 * @param gone fields that mappings read and that have gone
 * @param days of connections with a quota of a day
 * @param tokens of our API that end soon or have ended
 */
record Snapshot(
    Instant now,
    boolean turnRuns,
    Duration every,
    Optional<Duration> staleAfter,
    List<State> connections,
    List<StreamAge> streams,
    Optional<LastRun> last,
    Optional<Waiting> waiting,
    List<GoneField> gone,
    Map<ConnectionName, Day> days,
    List<EndingToken> tokens) {

  private static final int INTERVALS = 3;

  Snapshot {
    connections = List.copyOf(connections);
    streams = List.copyOf(streams);
    gone = List.copyOf(gone);
    tokens = List.copyOf(tokens);
  }

  /**
   * A stream.
   *
   * @param readAt when it was last read to its end; empty if never
   */
  record StreamAge(StreamKey key, Optional<Instant> readAt) {}

  /**
   * A turn that has ended.
   *
   * @param verb who took it
   * @param troubledSince when the first of the turns ended that were not complete, without a
   *     complete one since; of a complete turn, its own end
   * @param troubles what kept it from being complete, the most frequent first
   */
  record LastRun(
      long id,
      String verb,
      Status status,
      Duration took,
      Instant troubledSince,
      List<Trouble> troubles) {

    LastRun {
      troubles = List.copyOf(troubles);
    }
  }

  /** For example {@code MISSING_FIELD} of {@code salesforce/Account}, 3 times. */
  record Trouble(String code, String connection, String stream, long count, String mend) {

    /** For example {@code salesforce/Account}; empty if it is no connection's. */
    String place() {
      return stream.isEmpty() ? connection : connection + "/" + stream;
    }

    String words() {
      return (code + " " + place()).strip() + (count > 1 ? " (%,d times)".formatted(count) : "");
    }
  }

  /** Readings are this old in the worst case; a turn that takes long is a long way. */
  Duration oldest() {
    return staleAfter.orElseGet(
        () -> every.plus(last.map(LastRun::took).orElse(Duration.ZERO)).multipliedBy(INTERVALS));
  }
}
