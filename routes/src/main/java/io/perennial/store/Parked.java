package io.perennial.store;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.target.WriteOutcome.Refused;
import io.perennial.sql.Sql;
import io.perennial.store.Incoming.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

  /** Parks records that could not be used, each with its problems. */
  public void park(StreamKey key, Stage stage, Map<String, List<Problem>> problems, Instant now) {
    List<Row> rows = new ArrayList<>();
    problems.forEach(
        (id, all) ->
            rows.add(
                new Row(id, all.get(0).code(), joined(all, true), null, joined(all, false), null)));
    park(key, stage, rows, now);
  }

  /** Parks records whose write a vendor refused. */
  public void refuse(StreamKey key, Map<String, Refused> refused, Instant now) {
    List<Row> rows = new ArrayList<>();
    refused.forEach(
        (id, refusal) ->
            rows.add(
                new Row(
                    id,
                    refusal.code(),
                    refusal.message(),
                    refusal.diagnosis().cause(),
                    refusal.diagnosis().mend(),
                    refusal.requestId().orElse(null))));
    park(key, Stage.WRITE, rows, now);
  }

  private record Row(
      String id,
      String code,
      String reason,
      @Nullable String cause,
      String mend,
      @Nullable String requestId) {}

  private void park(StreamKey key, Stage stage, List<Row> rows, Instant now) {
    if (rows.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into parked as held
              (connection, stream, id, stage, code, reason, cause, mend, request_id, since, last_seen)
            select :connection, :stream, id, :stage, code, reason, cause, mend, request_id, :now, :now
            from unnest(:ids, :codes, :reasons, :causes, :mends, :requestIds)
              as row (id, code, reason, cause, mend, request_id)
            on conflict (connection, stream, id, stage) do update set
              code = excluded.code, reason = excluded.reason, cause = excluded.cause,
              mend = excluded.mend, request_id = excluded.request_id,
              last_seen = excluded.last_seen, attempts = held.attempts + 1
            """)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("stage", stage.name())
        .param("now", Sql.time(now))
        .param("ids", Sql.column(rows, Row::id))
        .param("codes", Sql.column(rows, Row::code))
        .param("reasons", Sql.column(rows, Row::reason))
        .param("causes", Sql.column(rows, Row::cause))
        .param("mends", Sql.column(rows, Row::mend))
        .param("requestIds", Sql.column(rows, Row::requestId))
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

  /** Lets go of those that have not been parked again since a moment. */
  void clearUnmet(StreamKey key, Stage stage, String code, Instant since) {
    jdbc.sql(
            """
            delete from parked where connection = :connection and stream = :stream
              and stage = :stage and code = :code and last_seen < :since
            """)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("stage", stage.name())
        .param("code", code)
        .param("since", Sql.time(since))
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
