package io.perennial.console.overview;

import io.perennial.alert.AlertGroup;
import io.perennial.alert.Alerts;
import io.perennial.brake.Brake;
import io.perennial.brake.Brake.Waiting;
import io.perennial.budget.Budgets;
import io.perennial.budget.Budgets.Day;
import io.perennial.connector.ConnectionName;
import io.perennial.console.Freshness;
import io.perennial.console.Shown;
import io.perennial.console.Sources;
import io.perennial.console.SourcesReader;
import io.perennial.console.When;
import io.perennial.console.Words;
import io.perennial.console.overview.Overview.AlertLine;
import io.perennial.console.overview.Overview.ConnectionLine;
import io.perennial.console.overview.Overview.StreamLine;
import io.perennial.console.overview.Overview.WaitingLine;
import io.perennial.customers.Customers;
import io.perennial.ledger.KeptFields;
import io.perennial.ledger.KeptFields.Why;
import io.perennial.reconcile.Completeness;
import io.perennial.reconcile.LastReconciliation;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.store.Connections.Pause;
import io.perennial.store.Connections.State;
import io.perennial.work.DueWork;
import io.perennial.work.Leases;
import io.perennial.work.Runs;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers the first page, with one query for each of its parts. */
@Component
final class OverviewReader {

  private static final int RUNS = 8;

  private final Installation installation;
  private final SourcesReader sources;
  private final Customers customers;
  private final Portfolio portfolio;
  private final Brake brake;
  private final Budgets budgets;
  private final LastReconciliation reconciliation;
  private final Alerts alerts;
  private final KeptFields kept;
  private final DueWork due;
  private final Leases leases;
  private final Runs runs;
  private final JdbcClient jdbc;
  private final Clock clock;

  OverviewReader(
      Installation installation,
      SourcesReader sources,
      Customers customers,
      Portfolio portfolio,
      Brake brake,
      Budgets budgets,
      LastReconciliation reconciliation,
      Alerts alerts,
      KeptFields kept,
      DueWork due,
      Leases leases,
      Runs runs,
      JdbcClient jdbc,
      Clock clock) {
    this.installation = installation;
    this.sources = sources;
    this.customers = customers;
    this.portfolio = portfolio;
    this.brake = brake;
    this.budgets = budgets;
    this.reconciliation = reconciliation;
    this.alerts = alerts;
    this.kept = kept;
    this.due = due;
    this.leases = leases;
    this.runs = runs;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Overview read() {
    Instant now = clock.instant();
    Portfolio.Renewals renewals = portfolio.renewals(now);
    Portfolio.Risk risk = portfolio.risk();
    Optional<Completeness> completeness = reconciliation.read();
    return new Overview(
        Words.count(customers.count()),
        Words.count(risk.customers()),
        risk.arr(),
        Words.count(renewals.count()),
        Words.count(due.due(now)),
        Words.count(
            jdbc.sql("select count(*) from target_value where pending").query(Long.class).single()),
        leases.holder("turn").orElse(null),
        brake.waiting().map(waiting -> line(waiting, now)).orElse(null),
        Shown.text(completeness.map(Completenesses::percent)),
        Completenesses.note(completeness, now),
        AlertGroup.of(alerts.firing(now)).stream().map(alert -> line(alert, now)).toList(),
        toDecide(),
        connections(sources.read(now), now),
        runs.last(RUNS).stream().map(run -> RunLines.of(run, now)).toList(),
        portfolio.bands(),
        renewals.soonest(),
        portfolio.parked());
  }

  private static WaitingLine line(Waiting waiting, Instant now) {
    return new WaitingLine(
        waiting.run(), When.of(waiting.since(), now), waiting.reason(), waiting.mend());
  }

  private static AlertLine line(AlertGroup alert, Instant now) {
    return new AlertLine(
        alert.title(), When.of(alert.since(), now), alert.what(), alert.meaning(), alert.mend());
  }

  private String toDecide() {
    Integer asked = kept.count().get(Why.ASK);
    return asked == null ? "" : Words.count(asked);
  }

  private List<ConnectionLine> connections(Sources read, Instant now) {
    Map<ConnectionName, Integer> unmatched = customers.unmatched();
    Map<String, Integer> proposed = proposed();
    Map<ConnectionName, Day> days = budgets.days(read.states().values());
    List<ConnectionLine> lines = new ArrayList<>();
    for (Connected connected : installation.connections()) {
      String name = connected.name().value();
      Optional<State> state = Optional.ofNullable(read.states().get(name));
      Optional<Pause> pause = state.flatMap(State::paused);
      lines.add(
          new ConnectionLine(
              name,
              connected.type(),
              state.isEmpty() ? "NEW" : pause.isPresent() ? "PAUSED" : "ACTIVE",
              Shown.text(state.flatMap(State::identity).map(Object::toString)),
              state.map(State::since).map(since -> When.of(since, now)).orElse(null),
              pause.map(Pause::reason).orElse(null),
              pause.map(Pause::mend).orElse(null),
              Shown.text(
                  state
                      .flatMap(State::quotaLeft)
                      .map(left -> left(left, state.flatMap(State::quotaTotal)))),
              Shown.text(Optional.ofNullable(days.get(connected.name())).map(Forecasts::used)),
              Optional.ofNullable(days.get(connected.name())).map(Forecasts::words).orElse(""),
              Words.count(unmatched.getOrDefault(connected.name(), 0)),
              Words.count(proposed.getOrDefault(name, 0)),
              read.streams().stream()
                  .filter(stream -> stream.key().connection().equals(connected.name()))
                  .map(stream -> line(stream, now))
                  .toList()));
    }
    return lines;
  }

  private static String left(long left, Optional<Long> total) {
    return total
        .map(all -> "%s of %s".formatted(Words.count(left), Words.count(all)))
        .orElseGet(() -> Words.count(left));
  }

  private static StreamLine line(Freshness stream, Instant now) {
    return new StreamLine(
        stream.key().stream(),
        stream.readAt().map(read -> When.of(read, now)).orElse(null),
        stream.cause().orElse(null));
  }

  /** Records that may belong to a customer and wait for a person's word, by connection. */
  private Map<String, Integer> proposed() {
    Map<String, Integer> proposed = new TreeMap<>();
    jdbc.sql(
            """
            select connection, count(distinct (type, id)) as size
            from link_proposal group by connection
            """)
        .query(
            row -> {
              proposed.put(row.getString("connection"), row.getInt("size"));
            });
    return proposed;
  }
}
