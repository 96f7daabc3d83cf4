package io.perennial.ledger;

import io.perennial.sql.Sql;
import io.perennial.store.Refusable;
import io.perennial.store.StreamKey;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Values that a target has refused for good. They are not sent again until something changes: our
 * values, the record, the target's fields or what is written to them, or until a person says so.
 */
@Repository
public class Refusals implements Refusable {

  private static final String DUE =
      """
      refused = null, refused_of = null,
      pending = is_pending(held.seen, held.desired, null, held.occasion, held.told)
      """;

  private static final String SETTLED =
      """
      stage = 'WRITE' and not exists (select from target_value held
        where (held.connection, held.object, held.id)
            = (parked.connection, parked.stream, parked.id)
          and not held.seen @> held.desired)
      """;

  private final JdbcClient jdbc;

  Refusals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Notes what a target's fields look like and what is written to them; if that is new, everything
   * refused is tried again.
   *
   * @param form tells one state of fields and definitions from another
   */
  @Transactional
  public void judge(Target target, String form) {
    int changed =
        jdbc.sql(
                """
                insert into target_form as held (connection, object, form)
                values (:connection, :object, :form)
                on conflict (connection, object) do update set form = excluded.form
                  where held.form <> excluded.form
                """)
            .param("connection", target.connection().value())
            .param("object", target.object())
            .param("form", form)
            .update();
    if (changed > 0) {
      jdbc.sql(
              """
              update target_value held set %s
              where connection = :connection and object = :object and refused is not null
              """
                  .formatted(DUE))
          .param("connection", target.connection().value())
          .param("object", target.object())
          .update();
    }
  }

  @Override
  public void moved(StreamKey key, String object, List<String> ids) {
    jdbc.sql(
            """
            update target_value held set %s from source_record record
            where held.connection = :connection and held.object = :object and held.id = any(:ids)
              and held.refused is not null
              and (record.connection, record.stream, record.id)
                = (held.connection, :stream, held.id)
              and record.modified_at > coalesce(held.refused_of, '-infinity')
            """
                .formatted(DUE))
        .param("connection", key.connection().value())
        .param("object", object)
        .param("stream", key.stream())
        .param("ids", ids.toArray(String[]::new))
        .update();
  }

  /** Lets go of a target's parked records that need no write any more. */
  public void letGo(Target target) {
    jdbc.sql(
            "delete from parked where connection = :connection and stream = :object and " + SETTLED)
        .param("connection", target.connection().value())
        .param("object", target.object())
        .update();
  }

  /** Lets go of all parked records that need no write any more. */
  public void letGoOfAll() {
    jdbc.sql("delete from parked where " + SETTLED).update();
  }

  /**
   * A person wants parked records to be tried again.
   *
   * @param entries of stage WRITE
   * @return how many of them the next turn sends
   */
  @Transactional
  public int replay(List<Held> entries) {
    return jdbc
        .sql(
            """
            with wanted as (
              select held.connection, held.object, held.id from target_value held
              join unnest(:connections, :objects, :ids) as entry (connection, object, id)
                using (connection, object, id)
              order by held.connection, held.object, held.id for update of held)
            update target_value held set %s from wanted
            where (held.connection, held.object, held.id)
                = (wanted.connection, wanted.object, wanted.id)
            returning held.pending
            """
                .formatted(DUE))
        .param("connections", Sql.column(entries, entry -> entry.key().connection().value()))
        .param("objects", Sql.column(entries, entry -> entry.key().stream()))
        .param("ids", Sql.column(entries, Held::id))
        .query(Boolean.class)
        .list()
        .stream()
        .mapToInt(pending -> pending ? 1 : 0)
        .sum();
  }

  /**
   * A parked record of stage WRITE.
   *
   * @param key the connection and the vendor's object
   */
  public record Held(StreamKey key, String id) {}
}
