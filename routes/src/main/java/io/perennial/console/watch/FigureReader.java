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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Measures the store, with one query for each kind of number; asks no vendor. */
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
    List<Connections.State> states = connections.states();
    connections(figures, states);
    freshness(figures, now);
    calls(figures, states);
    reconciliation.read().ifPresent(found -> completeness(figures, found, now));
    records(figures);
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

  private static void completeness(List<Figure> figures, Completeness found, Instant now) {
    figures.add(Figure.of(StoreGauge.COMPLETENESS_AGE_SECONDS, seconds(found.at(), now)));
    for (Completeness.Part part : found.parts()) {
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

  private void records(List<Figure> figures) {
    Map<ConnectionName, Integer> unmatched = customers.unmatched();
    for (Connected connected : installation.connections()) {
      figures.add(
          Figure.of(
              StoreGauge.UNMATCHED_RECORDS,
              unmatched.getOrDefault(connected.name(), 0),
              CONNECTION,
              connected.name().value()));
    }
    jdbc.sql(
            """
            select connection, stream, code, count(*) as size from parked
            group by 1, 2, 3 order by 1, 2, 3
            """)
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
            where pending group by 1, 2 order by 1, 2
            """)
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
