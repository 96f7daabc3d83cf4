package io.perennial.routes.hook;

import io.perennial.connector.ConnectionName;
import io.perennial.hook.DueRecords.Due;
import io.perennial.hook.EventToField;
import io.perennial.sql.Sql;
import io.perennial.store.Incoming;
import io.perennial.store.StreamKey;
import io.perennial.store.canonical.Owner;
import io.perennial.turn.Told;
import io.perennial.turn.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Measures how soon fields follow events, with one query a turn. */
@Component
final class Following {

  private final JdbcClient jdbc;
  private final EventToField times;

  Following(JdbcClient jdbc, EventToField times) {
    this.jdbc = jdbc;
    this.times = times;
  }

  /** Notes whose facts the records are that were read because events had named them. */
  static void read(Turn turn, StreamKey key, List<Due> due, List<Incoming> records) {
    Map<String, Instant> since = due.stream().collect(Collectors.toMap(Due::id, Due::since));
    for (Incoming incoming : records) {
      Instant told = since.get(incoming.source().id());
      if (told != null) {
        incoming
            .canonical()
            .flatMap(Owner::of)
            .ifPresent(
                owner ->
                    turn.findings()
                        .told(
                            new Told(
                                key.connection(),
                                owner.type().name().toLowerCase(Locale.ROOT),
                                owner.id(),
                                told)));
      }
    }
  }

  /**
   * Measures up to the first write of this turn to a record of the same customer that a system
   * acknowledged. Events from which none followed are left out.
   */
  void measure(Exchange exchange) {
    Turn turn = exchange.getMessage().getBody(Turn.class);
    List<Told> told = turn.findings().told();
    if (told.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            select told.connection, told.since, min(write.ended_at) as ended_at
            from unnest(:connections, :types, :ids, :sinces::timestamptz[]) with ordinality
              as told (connection, type, id, since, number)
            join customer_link link using (connection, type, id)
            join target_value target on target.customer = link.customer
            join write on write.run = :run and write.connection = target.connection
              and write.object = target.object and write.record_id = target.id
              and write.state = 'ACKNOWLEDGED'
            group by told.number, told.connection, told.since
            """)
        .param("connections", Sql.column(told, each -> each.connection().value()))
        .param("types", Sql.column(told, Told::type))
        .param("ids", Sql.column(told, Told::id))
        .param("sinces", Sql.column(told, Told::since))
        .param("run", turn.run())
        .query(
            row -> {
              Duration time =
                  Duration.between(
                      row.getTimestamp("since").toInstant(),
                      row.getTimestamp("ended_at").toInstant());
              times.took(
                  new ConnectionName(row.getString("connection")),
                  time.isNegative() ? Duration.ZERO : time);
            });
  }
}
