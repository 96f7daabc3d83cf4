package io.perennial.hook;

import io.perennial.connector.ConnectionName;
import io.perennial.sql.Sql;
import io.perennial.store.StreamKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Records that are to be read because events have named them. A row stays until its record is
 * stored; whoever gives one up leaves the record to the next reading forward.
 */
@Repository
public class DueRecords {

  /** After so many failures the record is left to the next reading forward. */
  static final int MOST_ATTEMPTS = 8;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

  /** Lists of changes leave out the last minutes. */
  public static final Duration LAG = Duration.ofMinutes(5);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final JdbcClient jdbc;

  DueRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A record that is due.
   *
   * @param mark tells whether another event has named it since
   * @param since when the first event about it came in
   */
  public record Due(String id, long mark, int attempts, Instant since) {}

  /**
   * What waits.
   *
   * @param records how many
   * @param since when the first event about any of them came in
   */
  public record Waiting(int records, Instant since) {}

  /** What is due at some connections; empty if nothing is. */
  public Optional<Waiting> waiting(Collection<ConnectionName> connections, Instant now) {
    return jdbc.sql(
            """
            select count(*) as records, min(greatest(since, due_at)) as since from hook_due
            where connection = any(:connections) and due_at <= :now
            having count(*) > 0
            """)
        .param(
            "connections", connections.stream().map(ConnectionName::value).toArray(String[]::new))
        .param("now", Sql.time(now))
        .query(
            (row, number) ->
                new Waiting(row.getInt("records"), row.getTimestamp("since").toInstant()))
        .optional();
  }

  /** The streams of a connection in which anything is due. */
  public List<String> streams(ConnectionName connection, Instant now) {
    return jdbc.sql(
            """
            select distinct stream from hook_due
            where connection = :connection and due_at <= :now order by stream
            """)
        .param("connection", connection.value())
        .param("now", Sql.time(now))
        .query(String.class)
        .list();
  }

  /** The records of a stream that have been due for longest. */
  public List<Due> next(StreamKey key, Instant now, int most) {
    return jdbc.sql(
            """
            select id, mark, attempts, since from hook_due
            where connection = :connection and stream = :stream and due_at <= :now
            order by due_at, id limit :most
            """)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("now", Sql.time(now))
        .param("most", most)
        .query(
            (row, number) ->
                new Due(
                    row.getString("id"),
                    row.getLong("mark"),
                    row.getInt("attempts"),
                    row.getTimestamp("since").toInstant()))
        .list();
  }

  /**
   * Takes records off that have been read, as part of the transaction that stores them. One that an
   * event has named meanwhile stays, because it may have been read before that.
   */
  public void done(StreamKey key, List<Due> read) {
    jdbc.sql(
            """
            with read as (
              select held.id from hook_due held
              join unnest(:ids, :marks::bigint[]) as read (id, mark)
                on held.id = read.id and held.mark = read.mark
              where held.connection = :connection and held.stream = :stream
              order by held.id for update of held)
            delete from hook_due due using read
            where due.connection = :connection and due.stream = :stream and due.id = read.id
            """)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("ids", Sql.column(read, Due::id))
        .param("marks", Sql.column(read, Due::mark))
        .update();
  }

  /**
   * Puts off records that could not be read, longer each time.
   *
   * @param asked the vendor's wish for the pause
   * @return how many were given up: the next reading forward brings them
   */
  public int putOff(StreamKey key, List<Due> failed, Optional<Duration> asked, Instant now) {
    List<Due> again = failed.stream().filter(due -> due.attempts() < MOST_ATTEMPTS - 1).toList();
    List<Due> given = failed.stream().filter(due -> !again.contains(due)).toList();
    done(key, given);
    jdbc.sql(
            """
            update hook_due held set attempts = later.attempts, due_at = later.due_at
            from unnest(:ids, :attempts::int[], :dueAts::timestamptz[])
              as later (id, attempts, due_at)
            where held.connection = :connection and held.stream = :stream and held.id = later.id
            """)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("ids", Sql.column(again, Due::id))
        .param("attempts", Sql.column(again, due -> due.attempts() + 1))
        .param("dueAts", Sql.column(again, due -> now.plus(asked.orElse(pause(due.attempts())))))
        .update();
    return given.size();
  }

  /**
   * Takes off what a reading forward has brought since it was told: after a long outage that is
   * everything, and reading it once more by key would be dear.
   *
   * @param read when each stream was last read to its end
   */
  public void forget(Map<StreamKey, Instant> read) {
    List<Map.Entry<StreamKey, Instant>> streams = List.copyOf(read.entrySet());
    jdbc.sql(
            """
            delete from hook_due due
            using unnest(:connections, :streams, :befores::timestamptz[])
              as read (connection, stream, before)
            where due.connection = read.connection and due.stream = read.stream
              and due.told_at < read.before
            """)
        .param("connections", Sql.column(streams, stream -> stream.getKey().connection().value()))
        .param("streams", Sql.column(streams, stream -> stream.getKey().stream()))
        .param("befores", Sql.column(streams, stream -> stream.getValue().minus(LAG)))
        .update();
  }

  /** Puts off all of a stream that is due now, without counting it as a failure. */
  public void delay(StreamKey key, Instant until) {
    jdbc.sql(
            """
            update hook_due set due_at = :until
            where connection = :connection and stream = :stream and due_at < :until
            """)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("until", Sql.time(until))
        .update();
  }

  private static Duration pause(int attempts) {
    Duration grown = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, MOST_ATTEMPTS));
    return grown.compareTo(LONGEST_PAUSE) < 0 ? grown : LONGEST_PAUSE;
  }
}
