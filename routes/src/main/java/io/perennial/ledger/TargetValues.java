package io.perennial.ledger;

import io.perennial.connector.target.FieldUpdate;
import io.perennial.sql.Json;
import io.perennial.sql.Same;
import io.perennial.sql.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What our fields should hold and what they are known to hold. A record is pending while the two
 * differ, unless the vendor refused just these values for good.
 */
@Repository
public final class TargetValues {

  private final JdbcClient jdbc;

  TargetValues(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A difference between what is and what should be.
   *
   * @param before what the fields hold now, as far as is known
   * @param update what they should hold
   */
  public record Change(
      String id, long customer, SortedMap<String, @Nullable Object> before, FieldUpdate update) {}

  /** Stores what one target's records should hold; all of the same target. */
  public void desire(Target target, List<Desired> desired) {
    jdbc.sql(
            """
            insert into target_value as held
              (connection, object, id, customer, desired, occasion, pause, seen, before, ours, pending)
            select :connection, :object, wish.id, wish.customer, wish.desired, wish.occasion,
              wish.pause, coalesce(record.own, '{}'), coalesce(record.own, '{}'),
              agreed(wish.desired, coalesce(record.own, '{}')),
              not (coalesce(record.own, '{}') @> wish.desired)
            from unnest(:ids, :customers::bigint[], :desired::jsonb[], :occasions, :pauses::int[])
              as wish (id, customer, desired, occasion, pause)
            left join source_record record on record.connection = :connection
              and record.stream = :stream and record.id = wish.id
            on conflict (connection, object, id) do update
              set desired = unkept(excluded.desired, still_kept(held.kept, excluded.desired)),
                kept = still_kept(held.kept, excluded.desired),
                ours = held.ours || agreed(concluded(held.desired, held.kept), held.seen),
                customer = excluded.customer, occasion = excluded.occasion, pause = excluded.pause,
                pending = is_pending(
                  held.seen, unkept(excluded.desired, still_kept(held.kept, excluded.desired)),
                  held.refused, excluded.occasion, held.told)
              where (concluded(held.desired, held.kept), held.customer, held.occasion, held.pause)
                is distinct from
                (excluded.desired, excluded.customer, excluded.occasion, excluded.pause)
            """)
        .param("connection", target.connection().value())
        .param("object", target.object())
        .param("stream", target.stream())
        .param("ids", Sql.column(desired, Desired::id))
        .param("customers", Sql.column(desired, Desired::customer))
        .param("desired", Sql.column(desired, wish -> Json.write(wish.values())))
        .param("occasions", Sql.column(desired, wish -> wish.occasion().orElse(null)))
        .param(
            "pauses",
            Sql.column(desired, wish -> wish.pause().map(Duration::toSeconds).orElse(null)))
        .update();
  }

  /** Whose records come first. */
  public enum Order {
    /** As quick as can be. */
    BY_CUSTOMER("customer, id"),
    /** The sooner a customer's renewal, the sooner its records; a sort of all that is pending. */
    BY_RENEWAL(
        """
        (select renewal_date from health where health.customer = target_value.customer) nulls last,
          customer, id""");

    private final String sql;

    Order(String sql) {
      this.sql = sql;
    }
  }

  /**
   * Some of what is pending.
   *
   * @param run leaves out what was refused in this run; 0 leaves out nothing
   * @param touchedAfter leaves out customers who have not become due since this mark; 0 leaves out
   *     nobody
   * @param most how many records
   */
  public record Portion(long run, long touchedAfter, Order order, int most) {

    /** Whatever is pending. */
    public static Portion of(int most) {
      return new Portion(0, 0, Order.BY_CUSTOMER, most);
    }
  }

  /**
   * A target's records that differ from what they should hold.
   *
   * @param now leaves out records that were written too short a time before
   */
  public List<Change> pending(Target target, Portion portion, Instant now) {
    return jdbc.sql(
            """
            select id, customer, desired, seen from target_value
            where connection = :connection and object = :object and pending and sending is null
              and not seen @> desired
              and (pause is null or written_at is null
                or written_at + pause * interval '1 second' <= :now)
              and not exists (select from write
                where write.connection = target_value.connection
                  and write.object = target_value.object and record_id = target_value.id
                  and run = :run and state = 'REFUSED' and code <> 'NOT_ARRIVED')
              and (:touchedAfter = 0 or exists (select from due_work
                where kind = 'SCORE' and key = target_value.customer and mark > :touchedAfter))
            order by %s limit :most
            """
                .formatted(portion.order.sql))
        .param("now", Sql.time(now))
        .param("run", portion.run)
        .param("touchedAfter", portion.touchedAfter)
        .param("connection", target.connection().value())
        .param("object", target.object())
        .param("most", portion.most)
        .query(
            (row, number) ->
                change(
                    row.getString("id"),
                    row.getLong("customer"),
                    Json.map(row.getString("desired")),
                    Json.map(row.getString("seen"))))
        .list();
  }

  /** How many records of a target are pending and may be written now. */
  public int countPending(Target target, Instant now) {
    return jdbc.sql(
            """
            select count(*) from target_value
            where connection = :connection and object = :object and pending
              and (pause is null or written_at is null
                or written_at + pause * interval '1 second' <= :now)
            """)
        .param("now", Sql.time(now))
        .param("connection", target.connection().value())
        .param("object", target.object())
        .query(Integer.class)
        .single();
  }

  /** How many records of a target hold what they should without a write of a run. */
  public int countUnchanged(Target target, long run) {
    return jdbc.sql(
            """
            select count(*) from target_value held
            where connection = :connection and object = :object and not pending and refused is null
              and not exists (select from write where run = :run and state = 'ACKNOWLEDGED'
                and (write.connection, write.object, record_id)
                  = (held.connection, held.object, held.id))
            """)
        .param("run", run)
        .param("connection", target.connection().value())
        .param("object", target.object())
        .query(Integer.class)
        .single();
  }

  static Change change(
      String id,
      long customer,
      SortedMap<String, @Nullable Object> desired,
      SortedMap<String, @Nullable Object> seen) {
    SortedMap<String, @Nullable Object> before = new TreeMap<>();
    SortedMap<String, @Nullable Object> after = new TreeMap<>();
    List<String> differing = new ArrayList<>();
    desired.forEach(
        (field, value) -> {
          Object held = seen.get(field);
          if (!seen.containsKey(field) || !Same.values(held, value)) {
            differing.add(field);
          }
        });
    for (String field : differing) {
      before.put(field, seen.get(field));
      after.put(field, desired.get(field));
    }
    return new Change(id, customer, before, new FieldUpdate(id, after));
  }
}
