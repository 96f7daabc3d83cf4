package io.perennial.store.canonical;

import com.fasterxml.jackson.core.type.TypeReference;
import io.perennial.model.CanonicalRecord;
import io.perennial.model.CanonicalType;
import io.perennial.model.RecordRef;
import io.perennial.sql.Json;
import io.perennial.sql.Sql;
import io.perennial.store.Incoming;
import io.perennial.store.StreamKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The tables of canonical records; their columns follow the fields of {@link CanonicalType}.
 *
 * <p>A record that was deleted, refused or left out by a rule has no row.
 */
@Repository
public final class CanonicalTables {

  private static final TypeReference<TreeMap<String, Object>> ATTRIBUTES = new TypeReference<>() {};

  private final JdbcClient jdbc;

  CanonicalTables(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Replaces the rows of some records of one stream. */
  public void replace(StreamKey key, CanonicalType type, List<Incoming> fresh, Instant readAt) {
    List<CanonicalRecord> alive = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (Incoming incoming : fresh) {
      incoming.canonical().ifPresentOrElse(alive::add, () -> gone.add(incoming.source().id()));
    }
    if (!alive.isEmpty()) {
      upsert(key, type, alive, readAt);
    }
    if (!gone.isEmpty()) {
      delete(key, type, gone);
    }
  }

  /** Another meaning is no newer reading: rows count from when their records were read. */
  public void keepReadingTimes(StreamKey key, CanonicalType type, List<String> ids) {
    jdbc.sql(
            """
            update %s held set read_at = record.read_at from source_record record
            where held.connection = :connection and held.stream = :stream and held.id = any(:ids)
              and (record.connection, record.stream, record.id)
                = (held.connection, held.stream, held.id)
            """
                .formatted(type.word()))
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("ids", ids.toArray(String[]::new))
        .update();
  }

  /** Takes a stream's rows out of all tables but one: its records became something else before. */
  public void clearOthers(StreamKey key, CanonicalType type) {
    for (CanonicalType other : CanonicalType.values()) {
      if (other != type) {
        jdbc.sql(
                "delete from %s where connection = :connection and stream = :stream"
                    .formatted(other.word()))
            .param("connection", key.connection().value())
            .param("stream", key.stream())
            .update();
      }
    }
  }

  private void delete(StreamKey key, CanonicalType type, List<String> ids) {
    jdbc.sql(
            "delete from %s where connection = :connection and stream = :stream and id = any(:ids)"
                .formatted(type.word()))
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("ids", ids.toArray(String[]::new))
        .update();
  }

  private void upsert(
      StreamKey key, CanonicalType type, List<CanonicalRecord> records, Instant readAt) {
    List<Column> columns = Column.of(type);
    StringBuilder names = new StringBuilder("connection, stream, id, read_at, attributes");
    StringBuilder values = new StringBuilder(":connection, :stream, id, :readAt, attributes");
    StringBuilder arrays = new StringBuilder(":ids, :attributes::jsonb[]");
    StringBuilder aliases = new StringBuilder("id, attributes");
    StringBuilder updates =
        new StringBuilder("read_at = excluded.read_at, attributes = excluded.attributes");
    for (Column column : columns) {
      names.append(", ").append(column.name());
      values.append(", ").append(column.name());
      arrays.append(", :").append(column.name()).append(column.arrayCast());
      aliases.append(", ").append(column.name());
      updates.append(", ").append(column.name()).append(" = excluded.").append(column.name());
    }
    JdbcClient.StatementSpec statement =
        jdbc.sql(
                "insert into %s (%s) select %s from unnest(%s) as page (%s) on conflict (connection, stream, id) do update set %s"
                    .formatted(type.word(), names, values, arrays, aliases, updates))
            .param("connection", key.connection().value())
            .param("stream", key.stream())
            .param("readAt", Sql.time(readAt))
            .param("ids", Sql.column(records, record -> record.ref().id()))
            .param("attributes", Sql.column(records, record -> Json.write(record.attributes())));
    for (Column column : columns) {
      statement = statement.param(column.name(), Sql.column(records, column::value));
    }
    statement.update();
  }

  /** Some records of a stream, by their keys; those that have no row are missing. */
  public Map<String, CanonicalRecord> of(StreamKey key, CanonicalType type, List<String> ids) {
    Map<String, CanonicalRecord> records = new HashMap<>();
    jdbc.sql(
            """
            select * from %s
            where connection = :connection and stream = :stream and id = any(:ids)
            """
                .formatted(type.word()))
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("ids", ids.toArray(String[]::new))
        .query(
            row -> {
              records.put(row.getString("id"), read(type, row));
            });
    return records;
  }

  /** The canonical record in a row that has all columns of the type's table. */
  public static CanonicalRecord read(CanonicalType type, ResultSet row) throws SQLException {
    SortedMap<String, Object> values = new TreeMap<>();
    for (Column column : Column.of(type)) {
      Object value = column.currency() ? null : column.read(row);
      if (value != null) {
        values.put(column.field().name(), value);
      }
    }
    return new CanonicalRecord(
        type,
        new RecordRef(row.getString("connection"), row.getString("stream"), row.getString("id")),
        values,
        Json.read(row.getString("attributes"), ATTRIBUTES));
  }
}
