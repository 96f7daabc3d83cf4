package io.perennial.alert;

import io.perennial.access.ApiTokens;
import io.perennial.alert.Snapshot.StreamAge;
import io.perennial.brake.Brake;
import io.perennial.budget.Budgets;
import io.perennial.settings.Connected;
import io.perennial.settings.Durations;
import io.perennial.settings.Installation;
import io.perennial.settings.OperatorSettings;
import io.perennial.store.Connections;
import io.perennial.store.Connections.State;
import io.perennial.store.Cursors;
import io.perennial.store.StreamKey;
import io.perennial.store.schema.GoneField;
import io.perennial.store.schema.GoneFields;
import io.perennial.work.Leases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads how everything stands, with one query for each part; asks no vendor. */
@Component
final class SnapshotReader {

  private final Installation installation;
  private final Connections connections;
  private final Cursors cursors;
  private final LastRuns runs;
  private final Brake brake;
  private final GoneFields goneFields;
  private final Budgets budgets;
  private final Leases leases;
  private final ApiTokens tokens;
  private final AlertTable table;
  private final Duration every;
  private final Optional<Duration> staleAfter;

  SnapshotReader(
      Installation installation,
      Connections connections,
      Cursors cursors,
      LastRuns runs,
      Brake brake,
      GoneFields goneFields,
      Budgets budgets,
      Leases leases,
      ApiTokens tokens,
      AlertTable table,
      OperatorSettings settings) {
    this.installation = installation;
    this.connections = connections;
    this.cursors = cursors;
    this.runs = runs;
    this.brake = brake;
    this.goneFields = goneFields;
    this.budgets = budgets;
    this.leases = leases;
    this.tokens = tokens;
    this.table = table;
    this.every = Durations.every(settings);
    this.staleAfter = AlertSettings.of(settings).staleAfter();
  }

  Snapshot read(Instant now) {
    Set<String> configured =
        installation.connections().stream()
            .map(connected -> connected.name().value())
            .collect(Collectors.toSet());
    List<State> states =
        connections.states().stream()
            .filter(state -> configured.contains(state.name().value()))
            .toList();
    return new Snapshot(
        now,
        leases.holder("turn").isPresent(),
        every,
        staleAfter,
        states,
        streams(),
        runs.last(),
        brake.waiting(),
        goneFields.all().stream().filter(this::isRead).toList(),
        budgets.days(states),
        tokens.ending(now),
        table.open());
  }

  /** What no mapping reads any more is missed by nobody. */
  private boolean isRead(GoneField field) {
    return installation.connections().stream()
        .filter(connected -> connected.name().equals(field.key().connection()))
        .anyMatch(
            connected ->
                connected.mapping().streams().contains(field.key().stream())
                    && connected.mapping().selection(field.key().stream()).contains(field.field()));
  }

  private List<StreamAge> streams() {
    Map<StreamKey, Instant> read = cursors.freshness();
    List<StreamAge> ages = new ArrayList<>();
    for (Connected connected : installation.connections()) {
      for (String stream : connected.mapping().streams()) {
        StreamKey key = new StreamKey(connected.name(), stream);
        ages.add(new StreamAge(key, Optional.ofNullable(read.get(key))));
      }
    }
    return ages;
  }
}
