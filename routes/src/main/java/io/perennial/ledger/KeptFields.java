package io.perennial.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import io.perennial.ledger.TargetValues.Change;
import io.perennial.sql.Json;
import io.perennial.sql.Sql;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Fields of ours that are left as somebody made them, although we would write another value. */
@Repository
public class KeptFields {

  /** Why a field is left as it is. */
  public enum Why {
    /** Somebody changed it, and it waits for a person's decision. */
    ASK,
    /** Somebody changed it; another conclusion of ours is written again. */
    THEIRS,
    /** An undo put it back; another conclusion of ours is written again. */
    UNDONE
  }

  /**
   * One such field.
   *
   * @param ours what we would write
   * @param theirs what it holds
   * @param at when the record was last changed when we read the value, or when it was put back
   * @param run whose write was undone; null unless it was
   * @param by who changed the record then; null if nobody was asked or if the system cannot tell
   */
  public record Kept(
      String connection,
      String object,
      String id,
      String field,
      long customer,
      String name,
      Why why,
      @Nullable Object ours,
      @Nullable Object theirs,
      Instant at,
      @Nullable Long run,
      @Nullable String by) {

    /** The same with who changed it. */
    public Kept by(String person) {
      return new Kept(
          connection, object, id, field, customer, name, why, ours, theirs, at, run, person);
    }
  }

  /** Whose record a decision is about. */
  public record Holder(String connection, String object, List<String> fields) {}

  /** What a vendor would not let an undo put back holds our value still. */
  private static final String DIFFERS =
      """
      (entry.value ->> 'why' <> 'UNDONE'
        or held.seen -> entry.key is distinct from entry.value -> 'wanted')
      """;

  private final JdbcClient jdbc;

  KeptFields(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All of them, those that wait for a decision first. */
  public List<Kept> list() {
    return jdbc.sql(
            """
            select held.connection, held.object, held.id, held.customer, customer.name,
              entry.key as field, entry.value ->> 'why' as why,
              json_build_array(entry.value -> 'wanted', held.seen -> entry.key)::text as values,
              (entry.value ->> 'at')::timestamptz as at, (entry.value ->> 'run')::bigint as run
            from target_value held
            join customer on customer.id = held.customer,
            jsonb_each(held.kept) entry
            where held.kept <> '{}' and %s
            order by why, held.connection, held.object, held.id, field
            """
                .formatted(DIFFERS))
        .query(
            (row, number) -> {
              List<@Nullable Object> values =
                  Json.read(
                      row.getString("values"), new TypeReference<List<@Nullable Object>>() {});
              return new Kept(
                  row.getString("connection"),
                  row.getString("object"),
                  row.getString("id"),
                  row.getString("field"),
                  row.getLong("customer"),
                  row.getString("name"),
                  Why.valueOf(row.getString("why")),
                  values.get(0),
                  values.get(1),
                  row.getTimestamp("at").toInstant(),
                  (Long) row.getObject("run"),
                  null);
            })
        .list();
  }

  /** How many there are of each kind. */
  public Map<Why, Integer> count() {
    Map<Why, Integer> counts = new EnumMap<>(Why.class);
    jdbc.sql(
            """
            select entry.value ->> 'why' as why, count(*) as size
            from target_value held, jsonb_each(held.kept) entry
            where held.kept <> '{}' and %s group by 1
            """
                .formatted(DIFFERS))
        .query(
            row -> {
              counts.put(Why.valueOf(row.getString("why")), row.getInt("size"));
            });
    return counts;
  }

  /** Which records with a vendor's key have kept fields; vendors may use the same keys. */
  public List<Holder> holders(String id) {
    return jdbc.sql(
            """
            select connection, object, array(select jsonb_object_keys(kept) order by 1) as fields
            from target_value where kept <> '{}' and id = :id order by connection, object
            """)
        .param("id", id)
        .query(
            (row, number) ->
                new Holder(
                    row.getString("connection"),
                    row.getString("object"),
                    List.of((String[]) row.getArray("fields").getArray())))
        .list();
  }

  /** Our conclusions are written again, by the next turn. */
  @Transactional
  public void takeOurs(Holder holder, String id) {
    jdbc.sql(
            """
            update target_value held set kept = held.kept - :fields::text[],
              desired = unkept(concluded(held.desired, held.kept), held.kept - :fields::text[]),
              refused = null, told = null,
              pending = is_pending(
                held.seen,
                unkept(concluded(held.desired, held.kept), held.kept - :fields::text[]),
                null, held.occasion, null)
            where connection = :connection and object = :object and id = :id
            """)
        .param("fields", holder.fields().toArray(String[]::new))
        .param("connection", holder.connection())
        .param("object", holder.object())
        .param("id", id)
        .update();
  }

  /** The fields are left as they are until we conclude something else. */
  @Transactional
  public void takeTheirs(Holder holder, String id) {
    jdbc.sql(
            """
            update target_value held set kept = held.kept || (
              select jsonb_object_agg(key, value || '{"why": "THEIRS"}')
              from jsonb_each(held.kept) where key = any(:fields::text[]))
            where connection = :connection and object = :object and id = :id
            """)
        .param("fields", holder.fields().toArray(String[]::new))
        .param("connection", holder.connection())
        .param("object", holder.object())
        .param("id", id)
        .update();
  }

  /**
   * What an undo of a run has put back is written again, by the next turn.
   *
   * @return how many records that concerns
   */
  @Transactional
  public int lift(long run) {
    return jdbc.sql(
            """
            update target_value held set (kept, desired, refused, told, pending) = (
              select rest.kept, unkept(concluded(held.desired, held.kept), rest.kept), null::jsonb, null::text,
                is_pending(
                  held.seen, unkept(concluded(held.desired, held.kept), rest.kept), null,
                  held.occasion, null)
              from (
                select coalesce(jsonb_object_agg(key, value), '{}') as kept
                from jsonb_each(held.kept)
                where (value ->> 'run')::bigint is distinct from :run) rest)
            where held.kept <> '{}' and exists (
              select from jsonb_each(held.kept) where (value ->> 'run')::bigint = :run)
            """)
        .param("run", run)
        .update();
  }

  /** Fields are put back: what we conclude now is not written over them again. */
  void undone(Target target, long run, List<Change> back, Instant now) {
    jdbc.sql(
            """
            update target_value held set (kept, desired) = (
              select after.kept, unkept(concluded(held.desired, held.kept), after.kept)
              from (
                select held.kept || coalesce(jsonb_object_agg(key, jsonb_build_object(
                  'why', 'UNDONE', 'wanted', value, 'run', :run::bigint, 'at', :at::text)), '{}') as kept
                from jsonb_each(concluded(held.desired, held.kept))
                where jsonb_exists(change.fields, key) and change.fields -> key <> value) after)
            from unnest(:ids, :fields::jsonb[]) as change (id, fields)
            where held.connection = :connection and held.object = :object and held.id = change.id
            """)
        .param("run", run)
        .param("at", now.toString())
        .param("ids", Sql.column(back, Change::id))
        .param("fields", Sql.column(back, change -> Json.write(change.update().values())))
        .param("connection", target.connection().value())
        .param("object", target.object())
        .update();
  }
}
