package io.perennial.store.suppression;

import io.perennial.sql.Sql;
import io.perennial.sql.StoreTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Takes records out of every table that says which connection's record a row is about. */
@Repository
public final class Removal {

  private final JdbcClient jdbc;
  private volatile @Nullable List<StoreTable> tables;

  Removal(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Removes all rows about some records; gives their number by table, none left out. */
  public SortedMap<String, Integer> remove(List<Held> records) {
    SortedMap<String, Integer> removed = new TreeMap<>();
    if (records.isEmpty()) {
      return removed;
    }
    for (StoreTable table : tables()) {
      id(table)
          .ifPresent(
              id -> {
                int rows = remove(table, id, records);
                if (rows > 0) {
                  removed.put(table.name(), rows);
                }
              });
    }
    return removed;
  }

  /** Tables that refer to others come first. */
  private List<StoreTable> tables() {
    List<StoreTable> known = tables;
    if (known == null) {
      known = new ArrayList<>(StoreTable.all(jdbc));
      Collections.reverse(known);
      tables = known;
    }
    return known;
  }

  /** The column that holds the vendor's key. */
  private static Optional<String> id(StoreTable table) {
    if (!table.has("connection", "text")) {
      return Optional.empty();
    }
    return List.of("record_id", "id").stream().filter(id -> table.has(id, "text")).findFirst();
  }

  /** The same key may stand for different things: where a row tells which, it counts. */
  private int remove(StoreTable table, String id, List<Held> records) {
    StringBuilder sql =
        new StringBuilder(
            """
            delete from %s held
            using unnest(:connections, :streams, :objects, :types, :ids)
              as gone (connection, stream, object, type, id)
            where held.connection = gone.connection and held.%s = gone.id
            """
                .formatted(table.name(), id));
    if (table.has("stream", "text")) {
      sql.append(" and held.stream in (gone.stream, gone.object)"); // refused writes are parked so
    }
    if (table.has("object", "text")) {
      sql.append(" and held.object = gone.object");
    }
    if (table.has("type", "text")) {
      sql.append(" and held.type = gone.type");
    }
    return jdbc.sql(sql.toString())
        .param("connections", Sql.column(records, each -> each.key().connection().value()))
        .param("streams", Sql.column(records, each -> each.key().stream()))
        .param("objects", Sql.column(records, Held::object))
        .param("types", Sql.column(records, each -> each.type().word()))
        .param("ids", Sql.column(records, Held::id))
        .update();
  }
}
