package io.perennial.alert;

import io.perennial.alert.Snapshot.LastRun;
import io.perennial.alert.Snapshot.Trouble;
import io.perennial.work.Runs.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How the last turn that reads and writes ended; previews and undos are looked at by whoever asked.
 */
@Repository
final class LastRuns {

  private static final int MOST = 100;

  private final JdbcClient jdbc;

  LastRuns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<LastRun> last() {
    return jdbc.sql(
            """
            with last as (
              select id, verb, status, started_at, ended_at from run
              where verb in ('serve', 'sync') and ended_at is not null
              order by id desc limit 1),
            good as (
              select id from run
              where verb in ('serve', 'sync') and status in ('COMPLETE', 'WAITING')
              order by id desc limit 1)
            select last.*, coalesce(
              (select min(bad.ended_at) from run bad
                where bad.id > coalesce((select id from good), 0)
                  and bad.verb in ('serve', 'sync') and bad.status in ('PARTIAL', 'FAILED')),
              last.ended_at) as troubled_since
            from last
            """)
        .query((row, number) -> run(row))
        .optional();
  }

  private LastRun run(ResultSet row) throws SQLException {
    long id = row.getLong("id");
    Status status = Status.valueOf(row.getString("status"));
    Instant ended = row.getTimestamp("ended_at").toInstant();
    return new LastRun(
        id,
        row.getString("verb"),
        status,
        Duration.between(row.getTimestamp("started_at").toInstant(), ended),
        row.getTimestamp("troubled_since").toInstant(),
        status == Status.PARTIAL || status == Status.FAILED ? troubles(id) : List.of());
  }

  private List<Trouble> troubles(long run) {
    List<Trouble> troubles =
        new ArrayList<>(
            jdbc.sql(
                    """
                    select problem.code, problem.connection, problem.stream,
                      count(*) as count, min(problem.mend) as mend
                    from run, jsonb_to_recordset(coalesce(run.report -> 'problems', '[]'))
                      as problem (connection text, stream text, code text, mend text)
                    where run.id = :run group by 1, 2, 3 order by 4 desc, 1, 2, 3 limit :most
                    """)
                .param("run", run)
                .param("most", MOST)
                .query(
                    (row, number) ->
                        new Trouble(
                            row.getString("code"),
                            row.getString("connection"),
                            row.getString("stream"),
                            row.getLong("count"),
                            row.getString("mend")))
                .list());
    long parked =
        jdbc.sql(
                """
                select coalesce(sum((line.value ->> 'parked')::bigint), 0)
                from run, jsonb_each(coalesce(run.report -> 'connections', '{}')) line
                where run.id = :run
                """)
            .param("run", run)
            .query(Long.class)
            .single();
    if (parked > 0) {
      troubles.add(
          new Trouble(
              "%,d %s parked".formatted(parked, parked == 1 ? "record was" : "records were"),
              "",
              "",
              1,
              "perennial parked shows why, and the mend of each"));
    }
    return troubles;
  }
}
