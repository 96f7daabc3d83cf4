package io.perennial.ledger.task;

import io.perennial.ledger.Target;
import io.perennial.sql.Json;
import io.perennial.sql.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * Keeps one task for each raising of a flag.
 *
 * <p>While a flag stays raised its task keeps its key, also if the flag's first day moves because
 * older facts came in. Once made, a task is its owner's: nothing of it is written any more but that
 * it is closed. One that somebody has closed or deleted stays so.
 */
@Repository
public class RaisedTasks {

  private static final String THESE =
      " where connection = :connection and object = :object and id = any(:ids)";

  private final JdbcClient jdbc;

  RaisedTasks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A raising that goes on. */
  private record Raised(long customer, String flag) {}

  /**
   * Notes which tasks there should be; part of the transaction that stores scores.
   *
   * @param customers who was looked at: their other tasks are closed
   * @param wishes one for each customer and flag at the most
   * @param closing what a task holds once its flag is no longer raised
   */
  public void wish(
      Target target,
      Collection<Long> customers,
      List<TaskWish> wishes,
      SortedMap<String, @Nullable Object> closing,
      Instant now) {
    Map<Raised, String> open = open(target, customers);
    SortedMap<String, TaskWish> kept = new TreeMap<>();
    List<TaskWish> raised = new ArrayList<>();
    for (TaskWish wish : wishes) {
      String key = open.remove(new Raised(wish.customer(), wish.flag().name()));
      if (key == null) {
        raised.add(wish);
      } else {
        kept.put(key, wish);
      }
    }
    end(target, open.values(), closing, now);
    refresh(target, kept);
    begin(target, raised);
  }

  /** Closes the tasks of customers that have ended: nobody looks at them any more. */
  public void endOfEnded(Target target, SortedMap<String, @Nullable Object> closing, Instant now) {
    end(
        target,
        of(
                target,
                """
                select held.id from target_value held
                join customer on customer.id = held.customer and customer.ended_at is not null
                where held.connection = :connection and held.object = :object
                  and held.flag is not null and held.ended_at is null
                """)
            .query(String.class)
            .list(),
        closing,
        now);
  }

  private Map<Raised, String> open(Target target, Collection<Long> customers) {
    Map<Raised, String> open = new HashMap<>();
    of(
            target,
            """
            select id, customer, flag from target_value
            where connection = :connection and object = :object and customer = any(:customers)
              and flag is not null and ended_at is null
            """)
        .param("customers", customers.toArray(Long[]::new))
        .query(
            row -> {
              open.put(
                  new Raised(row.getLong("customer"), row.getString("flag")), row.getString("id"));
            });
    return open;
  }

  /** What was never sent is not made any more. */
  private void end(
      Target target,
      Collection<String> keys,
      SortedMap<String, @Nullable Object> closing,
      Instant now) {
    if (keys.isEmpty()) {
      return;
    }
    String[] ids = keys.stream().sorted().toArray(String[]::new);
    of(target, "delete from target_value" + THESE + " and seen = '{}' and sending is null")
        .param("ids", ids)
        .update();
    of(
            target,
            """
            update target_value set desired = :closing::jsonb, kept = '{}', refused = null,
              ended_at = :now, pending = not seen @> :closing::jsonb
            """
                + THESE)
        .param("ids", ids)
        .param("closing", Json.write(closing))
        .param("now", Sql.time(now))
        .update();
  }

  /** As long as a task is not made, it is to be made as things are by now. */
  private void refresh(Target target, SortedMap<String, TaskWish> kept) {
    if (kept.isEmpty()) {
      return;
    }
    List<TaskWish> wishes = List.copyOf(kept.values());
    of(
            target,
            """
            update target_value held set desired = wish.desired,
              pending = is_pending(held.seen, wish.desired, held.refused, null, null)
            from unnest(:ids, :desired::jsonb[]) as wish (id, desired)
            where held.connection = :connection and held.object = :object and held.id = wish.id
              and held.seen = '{}' and held.sending is null and held.desired <> wish.desired
            """)
        .param("ids", kept.keySet().toArray(String[]::new))
        .param("desired", Sql.column(wishes, wish -> Json.write(wish.values())))
        .update();
  }

  private void begin(Target target, List<TaskWish> raised) {
    if (raised.isEmpty()) {
      return;
    }
    SortedMap<String, TaskWish> begun = keyed(target, raised);
    List<TaskWish> wishes = List.copyOf(begun.values());
    of(
            target,
            """
            insert into target_value (connection, object, id, customer, flag, desired, pending)
            select :connection, :object, id, customer, flag, desired, true
            from unnest(:ids, :customers::bigint[], :flags, :desired::jsonb[])
              as wish (id, customer, flag, desired)
            """)
        .param("ids", begun.keySet().toArray(String[]::new))
        .param("customers", Sql.column(wishes, TaskWish::customer))
        .param("flags", Sql.column(wishes, wish -> wish.flag().name()))
        .param("desired", Sql.column(wishes, wish -> Json.write(wish.values())))
        .update();
  }

  /** By keys that no task has had; two questions where a flag rose twice as of the same day. */
  private SortedMap<String, TaskWish> keyed(Target target, List<TaskWish> raised) {
    SortedMap<String, TaskWish> keyed = new TreeMap<>();
    List<TaskWish> left = raised;
    for (int number = 1; !left.isEmpty(); number++) {
      SortedMap<String, TaskWish> tried = new TreeMap<>();
      for (TaskWish wish : left) {
        tried.put(wish.key(number), wish);
      }
      Set<String> taken = taken(target, tried.keySet());
      left =
          tried.entrySet().stream()
              .filter(each -> taken.contains(each.getKey()))
              .map(Map.Entry::getValue)
              .toList();
      tried.keySet().removeAll(taken);
      keyed.putAll(tried);
    }
    return keyed;
  }

  private Set<String> taken(Target target, Collection<String> keys) {
    return new HashSet<>(
        of(target, "select id from target_value" + THESE)
            .param("ids", keys.toArray(String[]::new))
            .query(String.class)
            .list());
  }

  private StatementSpec of(Target target, String sql) {
    return jdbc.sql(sql)
        .param("connection", target.connection().value())
        .param("object", target.object());
  }
}
