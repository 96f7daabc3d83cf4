package io.perennial.store;

import io.perennial.connector.ConnectionName;
import io.perennial.sql.Sql;
import io.perennial.store.Incoming.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Records that nobody could use or write, each with its reason and mend. */
@Repository
public final class Parked {

  /** Where a record got stuck. */
  public enum Stage {
    MAP,
    WRITE
  }

  /**
   * One parked record.
   *
   * @param key the stream, or the connection and object of a refused write
   */
  public record Entry(StreamKey key, String id, Stage stage, Problem problem, Instant since) {}

  private final JdbcClient jdbc;

  Parked(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void park(StreamKey key, Stage stage, Map<String, List<Problem>> problems, Instant now) {
    if (problems.isEmpty()) {
      return;
    }
    List<Map.Entry<String, List<Problem>>> rows = new ArrayList<>(problems.entrySet());
    jdbc.sql(
            """
            insert into parked as held (connection, stream, id, stage, code, reason, mend, since, last_seen)
            select :connection, :stream, id, :stage, code, reason, mend, :now, :now
            from unnest(:ids, :codes, :reasons, :mends) as row (id, code, reason, mend)
            on conflict (connection, stream, id, stage) do update set
              code = excluded.code, reason = excluded.reason, mend = excluded.mend,
              last_seen = excluded.last_seen, attempts = held.attempts + 1
            """)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("stage", stage.name())
        .param("now", Sql.time(now))
        .param("ids", Sql.column(rows, Map.Entry::getKey))
        .param("codes", Sql.column(rows, row -> row.getValue().get(0).code()))
        .param("reasons", Sql.column(rows, row -> joined(row.getValue(), true)))
        .param("mends", Sql.column(rows, row -> joined(row.getValue(), false)))
        .update();
  }

  private static String joined(List<Problem> problems, boolean reasons) {
    return problems.stream()
        .map(problem -> reasons ? problem.reason() : problem.mend())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  public void clear(StreamKey key, Stage stage, List<String> ids) {
    jdbc.sql(
            """
            delete from parked where connection = :connection and stream = :stream
              and stage = :stage and id = any(:ids)
            """)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("stage", stage.name())
        .param("ids", ids.toArray(String[]::new))
        .update();
  }

  /** All parked records, oldest first. */
  public List<Entry> list() {
    return jdbc.sql(
            """
            select connection, stream, id, stage, code, reason, mend, since from parked
            order by since, connection, stream, id
            """)
        .query(
            (row, number) ->
                new Entry(
                    new StreamKey(
                        new ConnectionName(row.getString("connection")), row.getString("stream")),
                    row.getString("id"),
                    Stage.valueOf(row.getString("stage")),
                    new Problem(
                        row.getString("code"), row.getString("reason"), row.getString("mend")),
                    row.getTimestamp("since").toInstant()))
        .list();
  }
}
