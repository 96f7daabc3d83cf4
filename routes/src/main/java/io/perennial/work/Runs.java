package io.perennial.work;

import io.perennial.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The turns that were taken, each with its report. */
@Repository
public final class Runs {

  /** How a run ended, or that it has not. */
  public enum Status {
    RUNNING,
    /** Everything was read, and everything that differed was written. */
    COMPLETE,
    /** Something could not be read or written; the report names it. */
    PARTIAL,
    /** Nothing could be done; or a fault of ours. */
    FAILED,
    /** The brake holds the writes back until a person says yes. */
    WAITING
  }

  /** One run. */
  public record Run(
      long id,
      String verb,
      Status status,
      Instant asOf,
      Instant startedAt,
      Optional<Instant> endedAt,
      Optional<String> report) {}

  private final JdbcClient jdbc;
  private final Presence presence;

  Runs(JdbcClient jdbc, Presence presence) {
    this.jdbc = jdbc;
    this.presence = presence;
  }

  public long begin(String verb, Instant asOf, Instant now) {
    return jdbc.sql(
            """
            insert into run (verb, status, as_of, started_at, process)
            values (:verb, 'RUNNING', :asOf, :now, :process) returning id
            """)
        .param("verb", verb)
        .param("asOf", Sql.time(asOf))
        .param("now", Sql.time(now))
        .param("process", presence.process())
        .query(Long.class)
        .single();
  }

  public void end(long run, Status status, String report, Instant now) {
    jdbc.sql(
            """
            update run set status = :status, report = :report::jsonb, ended_at = :now where id = :run
            """)
        .param("status", status.name())
        .param("report", report)
        .param("now", Sql.time(now))
        .param("run", run)
        .update();
  }

  /**
   * Runs whose process ended before they did are failed; what they left is taken up by the next.
   */
  public void endAbandoned(Instant now) {
    jdbc.sql("update run set status = 'FAILED', ended_at = :now where status = 'RUNNING'")
        .param("now", Sql.time(now))
        .update();
  }

  /** Forgets a run that neither wrote nor waits for a yes. */
  public void forgetIdle(long run) {
    jdbc.sql(
            """
            delete from run where id = :run
              and not exists (select from write where write.run = :run)
              and not exists (select from brake where brake.run = :run)
            """)
        .param("run", run)
        .update();
  }

  /** The last runs, newest first. */
  public List<Run> last(int most) {
    return runs(jdbc.sql("select * from run order by id desc limit :most").param("most", most));
  }

  /**
   * The last turn that reads and writes everything; previews and undos are looked at by whoever
   * asked, and turns about events come between.
   */
  public Optional<Run> lastTurn() {
    return runs(
            jdbc.sql("select * from run where verb in ('serve', 'sync') order by id desc limit 1"))
        .stream()
        .findFirst();
  }

  /** One run; empty if there is none. */
  public Optional<Run> find(long run) {
    return runs(jdbc.sql("select * from run where id = :run").param("run", run)).stream()
        .findFirst();
  }

  /** Whose writes a run has put back; empty if it was no undo. */
  public Optional<Long> undone(long run) {
    return jdbc.sql("select undoes from run where id = :run and undoes is not null")
        .param("run", run)
        .query(Long.class)
        .optional();
  }

  /** Notes that a run puts back what another has written. */
  public void undoes(long run, long undone) {
    jdbc.sql("update run set undoes = :undone where id = :run")
        .param("undone", undone)
        .param("run", run)
        .update();
  }

  private static List<Run> runs(JdbcClient.StatementSpec statement) {
    return statement
        .query(
            (row, number) ->
                new Run(
                    row.getLong("id"),
                    row.getString("verb"),
                    Status.valueOf(row.getString("status")),
                    row.getTimestamp("as_of").toInstant(),
                    row.getTimestamp("started_at").toInstant(),
                    Optional.ofNullable(Sql.instant(row.getTimestamp("ended_at"))),
                    Optional.ofNullable(row.getString("report"))))
        .list();
  }
}
