package io.perennial.alert;

import io.perennial.alert.RunHistory.Met;
import io.perennial.alert.RunHistory.Run;
import io.perennial.alert.Snapshot.LastRun;
import io.perennial.brake.Reasons;
import io.perennial.sql.Sql;
import io.perennial.work.Runs.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How the last turns that read and write ended; previews and undos are looked at by whoever asked.
 */
@Repository
final class LastRuns {

  /** How far a trouble is followed back; while {@code serve} looks, the table knows of earlier. */
  private static final int MOST = 20;

  private final JdbcClient jdbc;

  LastRuns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<LastRun> last() {
    List<Run> runs =
        jdbc.sql(
                """
                select id, verb, status, started_at, ended_at from run
                where verb in ('serve', 'sync') and ended_at is not null
                order by id desc limit :most
                """)
            .param("most", MOST)
            .query(
                (row, number) ->
                    new Run(
                        row.getLong("id"),
                        row.getString("verb"),
                        Status.valueOf(row.getString("status")),
                        row.getTimestamp("started_at").toInstant(),
                        row.getTimestamp("ended_at").toInstant()))
            .list();
    List<Run> troubled = runs.stream().takeWhile(run -> run.status() != Status.COMPLETE).toList();
    return runs.stream()
        .findFirst()
        .map(last -> new RunHistory(troubled, met(troubled)).tell(last));
  }

  /** What each run met; that the brake holds writes is an alert of its own. */
  private Map<Long, List<Met>> met(List<Run> runs) {
    Map<Long, List<Met>> met = new HashMap<>();
    if (runs.isEmpty()) {
      return met;
    }
    jdbc.sql(
            """
            with looked_at as (select id, report from run where id = any(:runs::bigint[]))
            select run.id, problem.code, problem.connection, problem.stream,
              count(*) as count, min(problem.mend) as mend
            from looked_at run, jsonb_to_recordset(coalesce(run.report -> 'problems', '[]'))
              as problem (connection text, stream text, code text, mend text)
            group by 1, 2, 3, 4
            union all
            select run.id, 'PARKED', line.key, '', (line.value ->> 'parked')::bigint,
              'perennial parked shows why, and the mend of each'
            from looked_at run, jsonb_each(coalesce(run.report -> 'connections', '{}')) line
            where (line.value ->> 'parked')::bigint > 0
            union all
            select run.id, 'UNKNOWN_OUTCOME', line.key, target.key,
              (target.value ->> 'unknown')::bigint,
              'nothing to do: the next turn reads back what became of these writes'
            from looked_at run, jsonb_each(coalesce(run.report -> 'connections', '{}')) line,
              jsonb_each(coalesce(line.value -> 'written', '{}')) target
            where (target.value ->> 'unknown')::bigint > 0
            """)
        .param("runs", Sql.column(runs, Run::id))
        .query(
            row -> {
              if (!Reasons.tells(row.getString("code"))) {
                met.computeIfAbsent(row.getLong("id"), run -> new ArrayList<>())
                    .add(
                        new Met(
                            row.getString("code"),
                            row.getString("connection"),
                            row.getString("stream"),
                            row.getLong("count"),
                            row.getString("mend")));
              }
            });
    return met;
  }
}
