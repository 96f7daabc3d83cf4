package io.perennial.status;

import io.perennial.access.ApiTokens;
import io.perennial.access.EndingToken;
import io.perennial.alert.Alerts;
import io.perennial.brake.Brake;
import io.perennial.budget.Budgets;
import io.perennial.budget.Budgets.Day;
import io.perennial.connector.ConnectionName;
import io.perennial.customers.Customers;
import io.perennial.hook.DoubtedSecrets;
import io.perennial.ledger.KeptFields;
import io.perennial.reconcile.Completeness;
import io.perennial.reconcile.LastReconciliation;
import io.perennial.refresh.Refreshes;
import io.perennial.retention.Retention;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.status.Status.CallsLine;
import io.perennial.status.Status.CompletenessLine;
import io.perennial.status.Status.ConnectionLine;
import io.perennial.status.Status.DoubtLine;
import io.perennial.status.Status.NightLine;
import io.perennial.status.Status.RunLine;
import io.perennial.status.Status.StreamLine;
import io.perennial.status.Status.TokenLine;
import io.perennial.store.Connections;
import io.perennial.store.Connections.Pause;
import io.perennial.store.Cursors;
import io.perennial.store.Parked;
import io.perennial.store.StreamKey;
import io.perennial.work.DueWork;
import io.perennial.work.Leases;
import io.perennial.work.Runs;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers how things stand from the store; asks no vendor. */
@Component
public final class StatusReader {

  private final Installation installation;
  private final Connections connections;
  private final Cursors cursors;
  private final Refreshes refreshes;
  private final Customers customers;
  private final DueWork due;
  private final Parked parked;
  private final KeptFields kept;
  private final Brake brake;
  private final Leases leases;
  private final Runs runs;
  private final Budgets budgets;
  private final Retention retention;
  private final LastReconciliation reconciliation;
  private final DoubtedSecrets doubted;
  private final ApiTokens tokens;
  private final Alerts alerts;
  private final JdbcClient jdbc;
  private final Clock clock;

  StatusReader(
      Installation installation,
      Connections connections,
      Cursors cursors,
      Refreshes refreshes,
      Customers customers,
      DueWork due,
      Parked parked,
      KeptFields kept,
      Brake brake,
      Leases leases,
      Runs runs,
      Budgets budgets,
      Retention retention,
      LastReconciliation reconciliation,
      DoubtedSecrets doubted,
      ApiTokens tokens,
      Alerts alerts,
      JdbcClient jdbc,
      Clock clock) {
    this.installation = installation;
    this.connections = connections;
    this.cursors = cursors;
    this.refreshes = refreshes;
    this.customers = customers;
    this.due = due;
    this.parked = parked;
    this.kept = kept;
    this.brake = brake;
    this.leases = leases;
    this.runs = runs;
    this.budgets = budgets;
    this.retention = retention;
    this.reconciliation = reconciliation;
    this.doubted = doubted;
    this.tokens = tokens;
    this.alerts = alerts;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public Status read() {
    Map<ConnectionName, Day> days = budgets.days(connections.states());
    return new Status(
        "1",
        leases.holder("turn").orElse(null),
        installation.connections().stream().map(each -> line(each, days)).toList(),
        streams(),
        customers.count(),
        due.due(clock.instant()),
        jdbc.sql("select count(*) from target_value where pending").query(Integer.class).single(),
        parkedByCode(),
        unmatched(),
        kept.count(),
        brake.waiting().orElse(null),
        runs.lastTurn()
            .map(run -> new RunLine(run.id(), run.verb(), run.status().name(), run.startedAt()))
            .orElse(null),
        retention.last().map(removed -> new NightLine(removed.at(), removed.rows())).orElse(null),
        reconciliation.read().map(StatusReader::line).orElse(null),
        doubted.all().stream()
            .map(each -> new DoubtLine(each.connection().value(), each.refusedAt(), each.mend()))
            .toList(),
        tokens.ending(clock.instant()).stream().map(StatusReader::line).toList(),
        alerts.firing(clock.instant()));
  }

  private List<StreamLine> streams() {
    Map<StreamKey, Instant> refreshed = refreshes.last();
    return cursors.freshness().entrySet().stream()
        .map(
            stream ->
                new StreamLine(
                    stream.getKey().connection().value(),
                    stream.getKey().stream(),
                    stream.getValue(),
                    refreshed.get(stream.getKey())))
        .toList();
  }

  private static CompletenessLine line(Completeness found) {
    OptionalDouble percent = found.percent();
    return new CompletenessLine(
        found.at(),
        percent.isPresent() ? percent.getAsDouble() : null,
        found.differing(),
        found.unknown(),
        found.healed());
  }

  private static TokenLine line(EndingToken token) {
    return new TokenLine(token.name(), token.expiresAt(), token.over(), token.mend());
  }

  private ConnectionLine line(Connected connected, Map<ConnectionName, Day> days) {
    Optional<Connections.State> state = connections.state(connected.name());
    Optional<Pause> pause = state.flatMap(Connections.State::paused);
    return new ConnectionLine(
        connected.name().value(),
        connected.type(),
        state.isEmpty() ? "NEW" : pause.isPresent() ? "PAUSED" : "ACTIVE",
        state.flatMap(Connections.State::identity).map(Object::toString).orElse(null),
        state.map(Connections.State::since).orElse(null),
        pause.map(Pause::reason).orElse(null),
        pause.map(Pause::mend).orElse(null),
        calls(days.get(connected.name()), state.flatMap(Connections.State::quotaLeft)));
  }

  private static @Nullable CallsLine calls(@Nullable Day day, Optional<Long> left) {
    return day == null
        ? null
        : new CallsLine(
            left.orElse(null),
            day.used(),
            day.limit(),
            day.left(),
            day.readingEnd().orElse(null),
            day.end().orElse(null),
            day.reserved().orElse(null));
  }

  private Map<String, Integer> unmatched() {
    Map<String, Integer> unmatched = new TreeMap<>();
    customers.unmatched().forEach((connection, size) -> unmatched.put(connection.value(), size));
    return unmatched;
  }

  private Map<String, Integer> parkedByCode() {
    Map<String, Integer> byCode = new TreeMap<>();
    List<Parked.Entry> entries = parked.list();
    entries.forEach(entry -> byCode.merge(entry.problem().code(), 1, Integer::sum));
    return byCode;
  }
}
