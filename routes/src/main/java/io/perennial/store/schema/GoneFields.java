package io.perennial.store.schema;

import io.perennial.connector.ConnectionName;
import io.perennial.mapping.path.WhenGone;
import io.perennial.sql.Sql;
import io.perennial.store.StreamKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Fields that vendors' objects have lost while a mapping reads them. */
@Repository
public class GoneFields {

  private final JdbcClient jdbc;

  GoneFields(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of one stream, in the order of their names. */
  public List<GoneField> of(StreamKey key) {
    return jdbc.sql(
            """
            select connection, stream, field, when_gone, since from gone_field
            where connection = :connection and stream = :stream order by field
            """)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .query((row, number) -> field(row))
        .list();
  }

  /** Those of all streams. */
  public List<GoneField> all() {
    return jdbc.sql(
            """
            select connection, stream, field, when_gone, since from gone_field
            order by connection, stream, field
            """)
        .query((row, number) -> field(row))
        .list();
  }

  /** Notes which fields of a stream are gone by now; those that were before keep their time. */
  @Transactional
  public void keep(StreamKey key, SortedMap<String, WhenGone> gone, Instant now) {
    jdbc.sql(
            """
            delete from gone_field
            where connection = :connection and stream = :stream and not field = any(:fields)
            """)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("fields", gone.keySet().toArray(String[]::new))
        .update();
    for (Map.Entry<String, WhenGone> field : gone.entrySet()) {
      jdbc.sql(
              """
              insert into gone_field as held (connection, stream, field, when_gone, since)
              values (:connection, :stream, :field, :whenGone, :now)
              on conflict (connection, stream, field) do update set when_gone = excluded.when_gone
              """)
          .param("connection", key.connection().value())
          .param("stream", key.stream())
          .param("field", field.getKey())
          .param("whenGone", field.getValue().name())
          .param("now", Sql.time(now))
          .update();
    }
  }

  private static GoneField field(ResultSet row) throws SQLException {
    return new GoneField(
        new StreamKey(new ConnectionName(row.getString("connection")), row.getString("stream")),
        row.getString("field"),
        WhenGone.valueOf(row.getString("when_gone")),
        row.getTimestamp("since").toInstant());
  }
}
