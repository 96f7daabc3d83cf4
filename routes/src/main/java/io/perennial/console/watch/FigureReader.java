package io.perennial.console.watch;

import io.perennial.alert.Alert;
import io.perennial.alert.Alerts;
import io.perennial.brake.Brake;
import io.perennial.budget.Budgets;
import io.perennial.connector.ConnectionName;
import io.perennial.customers.Customers;
import io.perennial.reconcile.Completeness;
import io.perennial.reconcile.LastReconciliation;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.store.Connections;
import io.perennial.store.Cursors;
import io.perennial.store.StreamKey;
import io.perennial.work.DueWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Measures the store, of configured connections, a query for each kind of number; no vendor. */
@Component
final class FigureReader {

  private static final String CONNECTION = "connection";
  private static final String STREAM = "stream";
  private static final double MILLIS = 1000;

  private final Installation installation;
  private final Connections connections;
  private final Cursors cursors;
  private final Customers customers;
  private final DueWork due;
  private final Budgets budgets;
  private final LastReconciliation reconciliation;
  private final Brake brake;
  private final Alerts alerts;
  private final JdbcClient jdbc;

  FigureReader(
      Installation installation,
      Connections connections,
      Cursors cursors,
      Customers customers,
      DueWork due,
      Budgets budgets,
      LastReconciliation reconciliation,
      Brake brake,
      Alerts alerts,
      JdbcClient jdbc) {
    this.installation = installation;
    this.connections = connections;
    this.cursors = cursors;
    this.customers = customers;
    this.due = due;
    this.budgets = budgets;
    this.reconciliation = reconciliation;
    this.brake = brake;
    this.alerts = alerts;
    this.jdbc = jdbc;
  }

  List<Figure> read(Instant now) {
    List<Figure> figures = new ArrayList<>();
    Set<String> configured =
        installation.connections().stream()
            .map(connected -> connected.name().value())
            .collect(Collectors.toSet());
    List<Connections.State> states =
        connections.states().stream()
            .filter(state -> configured.contains(state.name().value()))
            .toList();
    connections(figures, states);
    freshness(figures, now);
    calls(figures, states);
    reconciliation.read().ifPresent(found -> completeness(figures, found, configured, now));
    unmatched(figures);
    records(figures, configured);
    lastRun(figures, now);
    figures.add(Figure.of(StoreGauge.CUSTOMERS, customers.count()));
    figures.add(Figure.of(StoreGauge.DUE_CUSTOMERS, due.due(now)));
    figures.add(Figure.of(StoreGauge.BRAKE_WAITING_RUNS, brake.waiting().isPresent() ? 1 : 0));
    List<Alert> firing = alerts.firing(now);
    for (Alert.Rule rule : Alert.Rule.values()) {
      figures.add(
          Figure.of(
              StoreGauge.ALERTS,
              firing.stream().filter(alert -> alert.rule() == rule).count(),
              "rule",
              rule.words().replace(' ', '_')));
    }
    return figures;
  }

  private static void connections(List<Figure> figures, List<Connections.State> states) {
    for (Connections.State state : states) {
      String name = state.name().value();
      figures.add(
          Figure.of(
              StoreGauge.CONNECTION_UP, state.paused().isPresent() ? 0 : 1, CONNECTION, name));
      state
          .quotaLeft()
          .ifPresent(
              left -> figures.add(Figure.of(StoreGauge.QUOTA_LEFT_CALLS, left, CONNECTION, name)));
    }
  }

  private void freshness(List<Figure> figures, Instant now) {
    Map<StreamKey, Instant> read = cursors.freshness();
    for (Connected connected : installation.connections()) {
      for (String stream : connected.mapping().streams()) {
        Instant at = read.get(new StreamKey(connected.name(), stream));
        figures.add(
            Figure.of(
                StoreGauge.FRESHNESS_SECONDS,
                at == null ? Double.POSITIVE_INFINITY : seconds(at, now),
                CONNECTION,
                connected.name().value(),
                STREAM,
                stream));
      }
    }
  }

  private void calls(List<Figure> figures, List<Connections.State> states) {
    budgets
        .days(states)
        .forEach(
            (connection, day) -> {
              String name = connection.value();
              figures.add(Figure.of(StoreGauge.BUDGET_LIMIT_CALLS, day.limit(), CONNECTION, name));
              figures.add(Figure.of(StoreGauge.BUDGET_LEFT_CALLS, day.left(), CONNECTION, name));
              figures.add(
                  Figure.of(
                      StoreGauge.BUDGET_END_SECONDS,
                      day.readingEnd()
                          .map(end -> Math.max(0, seconds(day.at(), end)))
                          .orElse(Double.POSITIVE_INFINITY),
                      CONNECTION,
                      name));
            });
  }

  private static void completeness(
      List<Figure> figures, Completeness found, Set<String> configured, Instant now) {
    figures.add(Figure.of(StoreGauge.COMPLETENESS_AGE_SECONDS, seconds(found.at(), now)));
    for (Completeness.Part part : found.parts()) {
      if (!configured.contains(part.connection())) {
        continue;
      }
      figures.add(
          Figure.of(
              StoreGauge.COMPLETENESS_PERCENT,
              part.percent().orElse(Double.NaN),
              CONNECTION,
              part.connection(),
              STREAM,
              part.stream()));
    }
  }

  private void unmatched(List<Figure> figures) {
    Map<ConnectionName, Integer> unmatched = customers.unmatched();
    for (Connected connected : installation.connections()) {
      figures.add(
          Figure.of(
              StoreGauge.UNMATCHED_RECORDS,
              unmatched.getOrDefault(connected.name(), 0),
              CONNECTION,
              connected.name().value()));
    }
  }

  private void records(List<Figure> figures, Set<String> configured) {
    String[] names = configured.toArray(String[]::new);
    jdbc.sql(
            """
            select connection, stream, code, count(*) as size from parked
            where connection = any(:names) group by 1, 2, 3 order by 1, 2, 3
            """)
        .param("names", names)
        .query(
            row -> {
              figures.add(
                  Figure.of(
                      StoreGauge.PARKED_RECORDS,
                      row.getLong("size"),
                      CONNECTION,
                      row.getString("connection"),
                      STREAM,
                      row.getString("stream"),
                      "code",
                      row.getString("code")));
            });
    jdbc.sql(
            """
            select connection, object, count(*) as size from target_value
            where pending and connection = any(:names) group by 1, 2 order by 1, 2
            """)
        .param("names", names)
        .query(
            row -> {
              figures.add(
                  Figure.of(
                      StoreGauge.PENDING_RECORDS,
                      row.getLong("size"),
                      CONNECTION,
                      row.getString("connection"),
                      STREAM,
                      row.getString("object")));
            });
  }

  private void lastRun(List<Figure> figures, Instant now) {
    jdbc.sql(
            """
            select status, started_at, ended_at from run
            where verb in ('serve', 'sync') and ended_at is not null order by id desc limit 1
            """)
        .query(
            row -> {
              Instant ended = row.getTimestamp("ended_at").toInstant();
              figures.add(
                  Figure.of(
                      StoreGauge.RUN_COMPLETE, row.getString("status").equals("COMPLETE") ? 1 : 0));
              figures.add(
                  Figure.of(
                      StoreGauge.RUN_SECONDS,
                      seconds(row.getTimestamp("started_at").toInstant(), ended)));
              figures.add(Figure.of(StoreGauge.RUN_AGE_SECONDS, seconds(ended, now)));
            });
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / MILLIS;
  }
}
