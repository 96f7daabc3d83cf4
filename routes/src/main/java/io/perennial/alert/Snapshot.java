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
 * @param open when each alert that is not over was seen first
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
    List<EndingToken> tokens,
    Map<AlertKey, Instant> open) {

  private static final int INTERVALS = 3;

  Snapshot {
    connections = List.copyOf(connections);
    streams = List.copyOf(streams);
    gone = List.copyOf(gone);
    tokens = List.copyOf(tokens);
    open = Map.copyOf(open);
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
   * @param since when the first of the turns in a row ended that ended like it
   * @param troubles what goes on to keep turns from being complete; the brake is none
   */
  record LastRun(
      long id, String verb, Status status, Duration took, Instant since, List<Trouble> troubles) {

    LastRun {
      troubles = List.copyOf(troubles);
    }
  }

  /**
   * For example {@code MISSING_FIELD} of {@code salesforce/Account}, 3 times.
   *
   * @param run the last turn that met it
   * @param since when the first of the turns in a row ended that met it
   */
  record Trouble(
      String code,
      String connection,
      String stream,
      long count,
      String mend,
      long run,
      Instant since) {

    /** For example {@code MISSING_FIELD salesforce/Account}; the code alone if it has no place. */
    String name() {
      String place = stream.isEmpty() ? connection : connection + "/" + stream;
      return (code + " " + place).strip();
    }
  }

  /** Readings are this old in the worst case; a turn that takes long is a long way. */
  Duration oldest() {
    return staleAfter.orElseGet(
        () -> every.plus(last.map(LastRun::took).orElse(Duration.ZERO)).multipliedBy(INTERVALS));
  }
}
