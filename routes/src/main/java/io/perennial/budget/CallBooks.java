package io.perennial.budget;

import io.perennial.budget.CallHours.Hour;
import io.perennial.connector.ConnectionName;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The calls that all instances have made, by connection and hour. Hours are the database's, because
 * the clocks of instances differ.
 */
@Repository
public class CallBooks {

  private final JdbcClient jdbc;

  CallBooks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Calls that were taken out.
   *
   * @param calls how many may be made
   * @param used how many were taken by all instances in the last 24 hours, these among them
   */
  public record Grant(long calls, long used) {}

  /**
   * Takes some calls out of what is left of the last 24 hours; instances wait for each other here.
   *
   * @param wanted how many
   * @param limit how many may be made in 24 hours
   */
  @Transactional
  public Grant take(ConnectionName connection, long wanted, long limit) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('calls'), hashtext(:connection))")
        .param("connection", connection.value())
        .query((row, number) -> number)
        .list();
    long used = used(connection);
    long granted = Math.max(0, Math.min(wanted, limit - used));
    if (granted > 0) {
      add(connection, granted);
    }
    return new Grant(granted, used + granted);
  }

  /** Gives back calls that were taken and not made. */
  @Transactional
  public void giveBack(ConnectionName connection, long calls) {
    add(connection, -calls);
  }

  /** Notes what the vendor told last in this hour to be left, whoever made the other calls. */
  public void told(ConnectionName connection, long left) {
    jdbc.sql(
            """
            insert into call_use (connection, hour, calls, quota_left)
            values (:connection, date_trunc('hour', clock_timestamp()), 0, :left)
            on conflict (connection, hour) do update set quota_left = excluded.quota_left
            """)
        .param("connection", connection.value())
        .param("left", left)
        .update();
  }

  /** How many calls the last 24 hours have seen, counted by whole hours. */
  public long used(ConnectionName connection) {
    return jdbc.sql(
            """
            select coalesce(sum(calls), 0) from call_use
            where connection = :connection
              and hour >= date_trunc('hour', clock_timestamp()) - interval '24 hours'
            """)
        .param("connection", connection.value())
        .query(Long.class)
        .single();
  }

  /**
   * The calls of all connections.
   *
   * @param at the moment of this, by the clock that the hours are counted by
   * @param hours calls by the hour in which they were made
   */
  record Day(Instant at, Map<ConnectionName, CallHours> hours) {}

  /** The last 24 hours of all connections, and as many before as forecasts look back. */
  Day day() {
    Map<ConnectionName, SortedMap<Instant, Hour>> hours = new HashMap<>();
    List<Instant> at =
        jdbc.sql(
                """
                select present.at, call_use.*
                from (select clock_timestamp() as at) present left join call_use
                  on call_use.hour >= date_trunc('hour', present.at) - :hours * interval '1 hour'
                """)
            .param("hours", CallHours.DAY + Pace.LOOK_BACK)
            .query(
                (row, number) -> {
                  String connection = row.getString("connection");
                  if (connection != null) {
                    hours
                        .computeIfAbsent(new ConnectionName(connection), name -> new TreeMap<>())
                        .put(
                            row.getTimestamp("hour").toInstant(),
                            new Hour(
                                row.getLong("calls"),
                                Optional.ofNullable((Long) row.getObject("quota_left"))));
                  }
                  return row.getTimestamp("at").toInstant();
                })
            .list();
    Map<ConnectionName, CallHours> all = new HashMap<>();
    hours.forEach((connection, each) -> all.put(connection, new CallHours(each)));
    return new Day(at.get(0), all);
  }

  private void add(ConnectionName connection, long calls) {
    jdbc.sql(
            """
            insert into call_use as held (connection, hour, calls)
            values (:connection, date_trunc('hour', clock_timestamp()), :calls)
            on conflict (connection, hour) do update set calls = held.calls + excluded.calls
            """)
        .param("connection", connection.value())
        .param("calls", calls)
        .update();
  }
}
