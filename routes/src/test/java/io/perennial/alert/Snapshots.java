package io.perennial.alert;

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
    return new Snapshot(
        NOW,
        false,
        Duration.ofMinutes(5),
        Optional.empty(),
        List.of(state(Optional.empty())),
        List.of(read(NOW.minusSeconds(60))),
        Optional.of(run(Status.COMPLETE)),
        Optional.empty(),
        List.of(),
        Map.of());
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

  static Snapshot with(List<State> states, List<StreamAge> streams, boolean turnRuns) {
    Snapshot well = well();
    return new Snapshot(
        NOW,
        turnRuns,
        well.every(),
        well.staleAfter(),
        states,
        streams,
        well.last(),
        well.waiting(),
        List.of(),
        well.days());
  }

  static Snapshot with(LastRun last) {
    Snapshot well = well();
    return new Snapshot(
        NOW,
        false,
        well.every(),
        well.staleAfter(),
        well.connections(),
        well.streams(),
        Optional.of(last),
        well.waiting(),
        List.of(),
        well.days());
  }

  static Snapshot with(Optional<Waiting> waiting, Map<ConnectionName, Day> days) {
    Snapshot well = well();
    return new Snapshot(
        NOW,
        false,
        well.every(),
        well.staleAfter(),
        well.connections(),
        well.streams(),
        well.last(),
        waiting,
        List.of(),
        days);
  }

  static Snapshot staleAfter(Duration span, Instant readAt) {
    Snapshot well = well();
    return new Snapshot(
        NOW,
        false,
        well.every(),
        Optional.of(span),
        well.connections(),
        List.of(read(readAt)),
        well.last(),
        well.waiting(),
        List.of(),
        well.days());
  }

  static Snapshot with(GoneField gone, LastRun last) {
    Snapshot well = well();
    return new Snapshot(
        NOW,
        false,
        well.every(),
        well.staleAfter(),
        well.connections(),
        well.streams(),
        Optional.of(last),
        well.waiting(),
        List.of(gone),
        well.days());
  }

  static String titles(Alert... alerts) {
    return AlertGroup.of(List.of(alerts)).stream()
        .map(AlertGroup::title)
        .collect(Collectors.joining(" | "));
  }
}
