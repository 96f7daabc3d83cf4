package io.perennial.alert;

import io.perennial.access.EndingToken;
import io.perennial.alert.Snapshot.LastRun;
import io.perennial.alert.Snapshot.StreamAge;
import io.perennial.alert.Snapshot.Trouble;
import io.perennial.brake.Brake.Waiting;
import io.perennial.budget.Budgets.Day;
import io.perennial.connector.ConnectionName;
import io.perennial.store.Connections.Pause;
import io.perennial.store.Connections.State;
import io.perennial.store.StreamKey;
import io.perennial.store.schema.GoneField;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How things stand, well or not. */
final class Snapshots {

  static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");

  static final ConnectionName CRM = new ConnectionName("crm");

  static final StreamKey ACCOUNTS = new StreamKey(CRM, "accounts");

  private Snapshots() {}

  /** All is well: read a minute ago, the last turn took one. */
  static Snapshot well() {
    return new Draft().snapshot();
  }

  static State state(Optional<Pause> paused) {
    return new State(
        CRM,
        "fake",
        Optional.empty(),
        paused,
        NOW.minusSeconds(7200),
        Optional.empty(),
        Optional.empty());
  }

  static StreamAge read(Instant at) {
    return new StreamAge(ACCOUNTS, Optional.of(at));
  }

  static LastRun run(Status status, Trouble... troubles) {
    return new LastRun(
        17, "serve", status, Duration.ofMinutes(1), NOW.minusSeconds(600), List.of(troubles));
  }

  /** Since ten minutes ago. */
  static Trouble trouble(String code, String connection, String stream, long count, String mend) {
    return new Trouble(code, connection, stream, count, mend, 17, NOW.minusSeconds(600));
  }

  static Snapshot with(List<State> states, List<StreamAge> streams, boolean turnRuns) {
    Draft draft = new Draft();
    draft.states = states;
    draft.streams = streams;
    draft.turnRuns = turnRuns;
    return draft.snapshot();
  }

  static Snapshot with(LastRun last) {
    return with(last, List.of());
  }

  static Snapshot with(LastRun last, List<AlertKey> open) {
    Draft draft = new Draft();
    draft.last = last;
    open.forEach(key -> draft.open.put(key, NOW));
    return draft.snapshot();
  }

  static Snapshot with(State state, LastRun last) {
    Draft draft = new Draft();
    draft.states = List.of(state);
    draft.last = last;
    return draft.snapshot();
  }

  static Snapshot with(Optional<Waiting> waiting, Map<ConnectionName, Day> days) {
    Draft draft = new Draft();
    draft.waiting = waiting;
    draft.days = days;
    return draft.snapshot();
  }

  static Snapshot staleAfter(Duration span, Instant readAt) {
    Draft draft = new Draft();
    draft.staleAfter = Optional.of(span);
    draft.streams = List.of(read(readAt));
    return draft.snapshot();
  }

  static Snapshot with(GoneField gone, LastRun last) {
    Draft draft = new Draft();
    draft.gone = List.of(gone);
    draft.last = last;
    return draft.snapshot();
  }

  static Snapshot with(EndingToken token) {
    Draft draft = new Draft();
    draft.tokens = List.of(token);
    return draft.snapshot();
  }

  /** All is well, until something is changed. */
  private static final class Draft {
    private boolean turnRuns;
    private Optional<Duration> staleAfter = Optional.empty();
    private List<State> states = List.of(state(Optional.empty()));
    private List<StreamAge> streams = List.of(read(NOW.minusSeconds(60)));
    private LastRun last = run(Status.COMPLETE);
    private Optional<Waiting> waiting = Optional.empty();
    private List<GoneField> gone = List.of();
    private Map<ConnectionName, Day> days = Map.of();
    private List<EndingToken> tokens = List.of();
    private final Map<AlertKey, Instant> open = new HashMap<>();

    Snapshot snapshot() {
      return new Snapshot(
          NOW,
          turnRuns,
          Duration.ofMinutes(5),
          staleAfter,
          states,
          streams,
          Optional.of(last),
          waiting,
          gone,
          days,
          tokens,
          open);
    }
  }

  static String titles(Alert... alerts) {
    return AlertGroup.of(List.of(alerts)).stream()
        .map(AlertGroup::title)
        .collect(Collectors.joining(" | "));
  }
}
