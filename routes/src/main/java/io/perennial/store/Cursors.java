package io.perennial.store;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.source.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How far each stream has been read, and with which fields. */
@Repository
public class Cursors {

  private final JdbcClient jdbc;

  Cursors(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The parts of a stream that are not read to their end; none if it was never begun. */
  public List<Place> open(StreamKey key) {
    return jdbc.sql(
            """
            select part, value from cursor
            where connection = :connection and stream = :stream and not done order by part
            """)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .query((row, number) -> place(key, row))
        .list();
  }

  private static Place place(StreamKey key, ResultSet row) throws SQLException {
    return new Place(key, row.getInt("part"), new Cursor(row.getString("value")));
  }

  /** The fields that the stream was read with; empty if it was never begun. */
  public Optional<String> fields(StreamKey key) {
    return jdbc.sql(
            """
            select fields from cursor
            where connection = :connection and stream = :stream order by part desc limit 1
            """)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .query(String.class)
        .optional();
  }

  /** Forgets how far a stream was read: the next turn begins it anew, its formulas with it. */
  public void forget(StreamKey key) {
    for (String sql :
        List.of(
            "delete from cursor where connection = :connection and stream = :stream",
            """
            update refresh set cursor = null
            where connection = :connection and stream = :stream and cursor is not null
            """)) {
      jdbc.sql(sql)
          .param("connection", key.connection().value())
          .param("stream", key.stream())
          .update();
    }
  }

  /** Begins a stream, from its first cursors; a reading under way is forgotten. */
  @Transactional
  public void begin(StreamKey key, List<Cursor> parts, SortedSet<String> fields, String mapping) {
    forget(key);
    for (int part = 0; part < parts.size(); part++) {
      jdbc.sql(
              """
              insert into cursor (connection, stream, part, value, fields, mapping)
              values (:connection, :stream, :part, :value, :fields, :mapping)
              """)
          .param("connection", key.connection().value())
          .param("stream", key.stream())
          .param("part", part)
          .param("value", parts.get(part).value())
          .param("fields", String.join(" ", fields))
          .param("mapping", mapping)
          .update();
    }
  }

  /** Fingerprint of the rules by which the stream's records were last mapped; empty before. */
  public Optional<String> mapping(StreamKey key) {
    return jdbc.sql(
            """
            select mapping from cursor
            where connection = :connection and stream = :stream order by part desc limit 1
            """)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .query(String.class)
        .optional();
  }

  /** All of the stream's records have been mapped by these rules. */
  public void mapped(StreamKey key, String mapping) {
    jdbc.sql(
            """
            update cursor set mapping = :mapping
            where connection = :connection and stream = :stream
            """)
        .param("mapping", mapping)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .update();
  }

  /** Notes fewer fields than before, without reading anything again. */
  public void narrow(StreamKey key, SortedSet<String> fields) {
    jdbc.sql(
            "update cursor set fields = :fields where connection = :connection and stream = :stream")
        .param("fields", String.join(" ", fields))
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .update();
  }

  /** When each stream was last read to its end. */
  public Map<StreamKey, Instant> freshness() {
    Map<StreamKey, Instant> freshness = new TreeMap<>(Comparator.comparing(StreamKey::toString));
    jdbc.sql(
            """
            select connection, stream, (array_agg(read_at order by part desc))[1] as read_at,
                   bool_and(read_at is not null) as whole
            from cursor group by connection, stream
            """)
        .query(
            row -> {
              if (row.getBoolean("whole")) {
                freshness.put(
                    new StreamKey(
                        new ConnectionName(row.getString("connection")), row.getString("stream")),
                    row.getTimestamp("read_at").toInstant());
              }
            });
    return freshness;
  }
}
