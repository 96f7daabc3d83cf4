package io.perennial.refresh;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.source.Cursor;
import io.perennial.sql.Sql;
import io.perennial.store.StreamKey;
import io.perennial.work.Lease;
import io.perennial.work.LeaseLost;
import io.perennial.work.Leases;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * How far each stream's refresh has come. Whoever reads a whole stream reads its formulas, too, so
 * that the next refresh is a period away from that as well.
 */
@Repository
public class Refreshes {

  private final JdbcClient jdbc;
  private final Leases leases;

  Refreshes(JdbcClient jdbc, Leases leases) {
    this.jdbc = jdbc;
    this.leases = leases;
  }

  /**
   * Where a stream's refresh begins, {@link Cursor#START}, or goes on; empty if none is due, or
   * while the stream itself has not been read to its end.
   *
   * @param period from the beginning of one refresh to the next
   */
  public Optional<Cursor> due(StreamKey key, Instant now, Duration period) {
    return jdbc.sql(
            """
            select min(part.begun_at) as whole, bool_and(part.read_at is not null) as complete,
              min(refresh.begun_at) as begun_at, min(refresh.cursor) as cursor
            from cursor part left join refresh using (connection, stream)
            where part.connection = :connection and part.stream = :stream
            """)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .query((row, number) -> due(row, now.minus(period)))
        .single();
  }

  private static Optional<Cursor> due(ResultSet row, Instant latest) throws SQLException {
    if (!row.getBoolean("complete")) {
      return Optional.empty();
    }
    Optional<Instant> whole = time(row.getTimestamp("whole"));
    Optional<Instant> begun = time(row.getTimestamp("begun_at"));
    @Nullable String underWay = row.getString("cursor");
    boolean overtaken = whole.isPresent() && begun.isPresent() && whole.get().isAfter(begun.get());
    if (underWay != null && !overtaken) {
      return Optional.of(new Cursor(underWay));
    }
    boolean fresh = Stream.of(whole, begun).flatMap(Optional::stream).anyMatch(latest::isBefore);
    return fresh ? Optional.empty() : Optional.of(Cursor.START);
  }

  /** A refresh begins. */
  public void begin(StreamKey key, Instant now) {
    jdbc.sql(
            """
            insert into refresh (connection, stream, cursor, begun_at)
            values (:connection, :stream, :cursor, :now)
            on conflict (connection, stream) do update
              set cursor = excluded.cursor, begun_at = excluded.begun_at
            """)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("cursor", Cursor.START.value())
        .param("now", Sql.time(now))
        .update();
  }

  /**
   * A page of a refresh has been dealt with.
   *
   * @param next where it goes on; empty at its end
   * @throws LeaseLost if another reads this stream by now
   */
  @Transactional
  public void move(Lease lease, StreamKey key, Optional<Cursor> next, Instant now) {
    jdbc.sql(
            """
            update refresh set cursor = :cursor, ended_at = coalesce(:endedAt, ended_at)
            where connection = :connection and stream = :stream
            """)
        .param("cursor", next.map(Cursor::value).orElse(null))
        .param("endedAt", next.isPresent() ? null : Sql.time(now))
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .update();
    leases.hold(lease);
  }

  /** When the formulas of each stream were last read to the end; streams without are left out. */
  public Map<StreamKey, Instant> last() {
    Map<StreamKey, Instant> last = new HashMap<>();
    jdbc.sql(
            """
            select connection, stream, greatest(refresh.ended_at, min(part.begun_at)) as at
            from refresh join cursor part using (connection, stream)
            group by connection, stream, refresh.ended_at
            having greatest(refresh.ended_at, min(part.begun_at)) is not null
            """)
        .query(
            row -> {
              last.put(
                  new StreamKey(
                      new ConnectionName(row.getString("connection")), row.getString("stream")),
                  row.getTimestamp("at").toInstant());
            });
    return last;
  }

  private static Optional<Instant> time(@Nullable Timestamp time) {
    return Optional.ofNullable(time).map(Timestamp::toInstant);
  }
}
