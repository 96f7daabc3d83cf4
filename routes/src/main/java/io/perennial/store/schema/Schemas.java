package io.perennial.store.schema;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.target.ObjectSchema;
import io.perennial.sql.Json;
import io.perennial.sql.Sql;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the vendors' objects looked like when they were last described. */
@Repository
public final class Schemas {

  private final JdbcClient jdbc;

  Schemas(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<ObjectSchema> load(ConnectionName connection, String object) {
    return jdbc.sql(
            "select schema from object_schema where connection = :connection and object = :object")
        .param("connection", connection.value())
        .param("object", object)
        .query(String.class)
        .optional()
        .map(json -> Json.read(json, ObjectSchema.class));
  }

  /**
   * Keeps a description and tells whether it differs from the one before, or the object is back.
   */
  public boolean keep(ConnectionName connection, ObjectSchema schema, Instant now) {
    return jdbc.sql(
            """
                with before as (
                  select schema, lost_at from object_schema
                  where connection = :connection and object = :object)
                insert into object_schema as held (connection, object, schema, read_at)
                values (:connection, :object, :schema::jsonb, :now)
                on conflict (connection, object) do update
                  set schema = excluded.schema, read_at = excluded.read_at, lost_at = null
                returning (select schema from before) is distinct from held.schema
                  or (select lost_at from before) is not null
                """)
        .param("connection", connection.value())
        .param("object", schema.object())
        .param("schema", Json.write(schema))
        .param("now", Sql.time(now))
        .query(Boolean.class)
        .single();
  }

  /**
   * Notes that our user does not see an object; what was known of it stays.
   *
   * @return whether it was seen before
   */
  public boolean lose(ConnectionName connection, String object, Instant now) {
    return jdbc.sql(
            """
            with before as (
              select lost_at from object_schema
              where connection = :connection and object = :object)
            insert into object_schema as held (connection, object, schema, read_at, lost_at)
            values (:connection, :object, :schema::jsonb, :now, :now)
            on conflict (connection, object) do update
              set read_at = excluded.read_at, lost_at = coalesce(held.lost_at, excluded.lost_at)
            returning (select lost_at from before) is null
            """)
        .param("connection", connection.value())
        .param("object", object)
        .param("schema", Json.write(new ObjectSchema(object, new TreeMap<>())))
        .param("now", Sql.time(now))
        .query(Boolean.class)
        .single();
  }

  /** The objects of each connection that our user did not see when they were last asked for. */
  public Map<ConnectionName, Set<String>> lost() {
    Map<ConnectionName, Set<String>> lost = new HashMap<>();
    jdbc.sql("select connection, object from object_schema where lost_at is not null")
        .query(
            row -> {
              lost.computeIfAbsent(
                      new ConnectionName(row.getString("connection")), name -> new TreeSet<>())
                  .add(row.getString("object"));
            });
    return lost;
  }

  /** When anything of each connection was last described. */
  public Map<ConnectionName, Instant> describedAt() {
    Map<ConnectionName, Instant> described = new HashMap<>();
    jdbc.sql("select connection, max(read_at) as at from object_schema group by connection")
        .query(
            row -> {
              described.put(
                  new ConnectionName(row.getString("connection")),
                  row.getTimestamp("at").toInstant());
            });
    return described;
  }
}
