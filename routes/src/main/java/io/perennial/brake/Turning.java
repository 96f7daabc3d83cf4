package io.perennial.brake;

import io.perennial.sql.Sql;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * What people would see differently after a turn, compared with what they saw after the last
 * complete one: what is pending, and what turns about events have written meanwhile. Who turns back
 * to what was shown has not turned.
 *
 * <p>A value that was never ours cannot turn: what is published for the first time does not count.
 */
final class Turning {

  /**
   * Records that turns about events have written. Their runs are told one by one: joined with all
   * runs, PostgreSQL expects as many writes of each as the first sync has made, and reads all.
   */
  private static final String FIELDS_AND_SLICES =
      """
      with field as (
        select * from unnest(:connections, :objects, :names) with ordinality
          as field (connection, object, name, place)),
      slice as (
        select write.id as written, write.connection, write.object, write.record_id as id,
          write.before
        from write where write.run = any(:runs) and write.state = 'ACKNOWLEDGED'),
      """;

  /**
   * Begins a statement: {@code turning} has a row for each field of a record that turns, with what
   * was shown, what will be, whether that is still to be written, and whether it is empty already.
   */
  static final String FIELDS =
      FIELDS_AND_SLICES
          + """
          shown as (
            select distinct on (slice.connection, slice.object, slice.id, field.name)
              slice.connection, slice.object, slice.id, field.name,
              slice.before -> field.name as value
            from slice join field on field.connection = slice.connection
              and field.object = slice.object and jsonb_exists(slice.before, field.name)
            order by slice.connection, slice.object, slice.id, field.name, slice.written),
          turning as (
            select * from (
              select field.connection, field.object, field.name, field.place, held.id,
                held.customer, true as pending,
                coalesce(shown.value, held.seen -> field.name) as before,
                coalesce(held.desired -> field.name, held.seen -> field.name) as after,
                coalesce(held.seen -> field.name, 'null') = 'null' as empty
              from field
              join target_value held on held.connection = field.connection
                and held.object = field.object and held.pending
                and jsonb_exists(held.ours, field.name)
              left join shown on shown.connection = held.connection
                and shown.object = held.object and shown.id = held.id and shown.name = field.name
              union all
              select field.connection, field.object, field.name, field.place, held.id,
                held.customer, false, shown.value, held.seen -> field.name,
                coalesce(held.seen -> field.name, 'null') = 'null'
              from shown join field using (connection, object, name)
              join target_value held on held.connection = shown.connection
                and held.object = shown.object and held.id = shown.id and not held.pending) each
            where before <> 'null' and after <> before)
          """;

  /** Begins a statement: {@code task} has a row for each task that is made or closed. */
  static final String TASKS =
      FIELDS_AND_SLICES
          + """
          task as (
            select held.* from target_value held
            where held.pending and held.flag is not null
              and (held.connection, held.object) in (select connection, object from field)
            union all
            select held.* from (select distinct connection, object, id from slice) written
            join target_value held using (connection, object, id)
            where not held.pending and held.flag is not null
              and (held.connection, held.object) in (select connection, object from field))
          """;

  private Turning() {}

  /**
   * Fills in a statement that begins with one of these.
   *
   * @param slices runs whose writes count
   */
  static StatementSpec of(StatementSpec statement, List<ShownField> fields, List<Long> slices) {
    return statement
        .param("connections", Sql.column(fields, field -> field.target().connection()))
        .param("objects", Sql.column(fields, field -> field.target().object()))
        .param("names", Sql.column(fields, ShownField::name))
        .param("runs", slices.toArray(Long[]::new));
  }
}
