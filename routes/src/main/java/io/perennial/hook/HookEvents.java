package io.perennial.hook;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.hook.HookOutcome.Accepted;
import io.perennial.connector.hook.HookRecord;
import io.perennial.sql.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Events that came in. Each counts once, however often it is told. */
@Repository
public class HookEvents {

  private final JdbcClient jdbc;
  private final RefusedHooks refused;

  HookEvents(JdbcClient jdbc, RefusedHooks refused) {
    this.jdbc = jdbc;
    this.refused = refused;
  }

  /**
   * Notes an event and the records that are to be read for it; both or neither.
   *
   * @param streams those that we read; records of others are left out
   * @return false if the event was known
   */
  @Transactional
  public boolean take(
      ConnectionName connection, Accepted event, Collection<String> streams, Instant now) {
    int fresh =
        jdbc.sql(
                """
                insert into hook_event (connection, event, occurred_at, received_at)
                values (:connection, :event, :occurredAt, :now)
                on conflict do nothing
                """)
            .param("connection", connection.value())
            .param("event", event.eventId())
            .param("occurredAt", Sql.time(event.occurredAt()))
            .param("now", Sql.time(now))
            .update();
    refused.forget(connection);
    if (fresh == 0) {
      return false;
    }
    List<HookRecord> records =
        event.records().stream()
            .filter(record -> streams.contains(record.stream()))
            .distinct()
            .sorted(Comparator.comparing(HookRecord::stream).thenComparing(HookRecord::id))
            .toList();
    jdbc.sql(
            """
            insert into hook_due as held (connection, stream, id, since, told_at, due_at, mark)
            select :connection, stream, id, :now, :now, :now, nextval('hook_due_mark')
            from unnest(:streams, :ids) as named (stream, id)
            on conflict (connection, stream, id) do update
              set mark = excluded.mark, told_at = excluded.told_at
            """)
        .param("connection", connection.value())
        .param("streams", Sql.column(records, HookRecord::stream))
        .param("ids", Sql.column(records, HookRecord::id))
        .param("now", Sql.time(now))
        .update();
    return true;
  }

  /** When a connection's system last told us anything; empty if it never has. */
  public Optional<Instant> last(ConnectionName connection) {
    return jdbc.sql(
            """
            select max(received_at) as at from hook_event
            where connection = :connection having max(received_at) is not null
            """)
        .param("connection", connection.value())
        .query((row, number) -> row.getTimestamp("at").toInstant())
        .optional();
  }
}
