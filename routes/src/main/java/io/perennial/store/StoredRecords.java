package io.perennial.store;

import io.perennial.connector.source.SourceRecord;
import io.perennial.sql.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Records as they were last read, to be mapped again; deleted ones are left out. */
@Repository
public final class StoredRecords {

  private final JdbcClient jdbc;

  StoredRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Records of a stream behind a key, in the order of their keys. */
  public List<SourceRecord> after(StreamKey key, String id, int most) {
    return jdbc.sql(
            """
            select id, payload, modified_at from source_record
            where connection = :connection and stream = :stream and id > :id and not deleted
            order by id limit :most
            """)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("id", id)
        .param("most", most)
        .query((row, number) -> record(key, row))
        .list();
  }

  /** Some records of a stream, in the order of their keys. */
  public List<SourceRecord> of(StreamKey key, Collection<String> ids) {
    return jdbc.sql(
            """
            select id, payload, modified_at from source_record
            where connection = :connection and stream = :stream and id = any(:ids) and not deleted
            order by id
            """)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("ids", ids.toArray(String[]::new))
        .query((row, number) -> record(key, row))
        .list();
  }

  private static SourceRecord record(StreamKey key, ResultSet row) throws SQLException {
    return SourceRecord.of(
        key.stream(),
        row.getString("id"),
        row.getTimestamp("modified_at").toInstant(),
        Json.map(row.getString("payload")));
  }
}
