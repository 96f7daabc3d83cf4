package io.perennial.store.schema;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.target.ObjectSchema;
import io.perennial.sql.Json;
import io.perennial.sql.Sql;
import java.time.Instant;
import java.util.Optional;
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

  /** Keeps a description and tells whether it differs from the one before. */
  public boolean keep(ConnectionName connection, ObjectSchema schema, Instant now) {
    return jdbc.sql(
                """
                insert into object_schema as held (connection, object, schema, read_at)
                values (:connection, :object, :schema::jsonb, :now)
                on conflict (connection, object) do update
                  set schema = excluded.schema, read_at = excluded.read_at
                  where held.schema is distinct from excluded.schema
                """)
            .param("connection", connection.value())
            .param("object", schema.object())
            .param("schema", Json.write(schema))
            .param("now", Sql.time(now))
            .update()
        > 0;
  }
}
