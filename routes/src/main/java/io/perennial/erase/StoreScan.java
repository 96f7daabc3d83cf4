package io.perennial.erase;

import io.perennial.sql.StoreTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads every text of every table once, row by row, and tells where identifying values stand. */
@Component
final class StoreScan {

  private static final int ROWS_AT_ONCE = 1000;
  private static final Set<String> TEXTS =
      Set.of("text", "jsonb", "json", "ARRAY", "character varying");

  private final JdbcClient jdbc;
  private final JdbcTemplate rows;

  StoreScan(JdbcClient jdbc, DataSource dataSource) {
    this.jdbc = jdbc;
    this.rows = new JdbcTemplate(dataSource);
    this.rows.setFetchSize(ROWS_AT_ONCE); // inside a transaction only this many are in memory
  }

  /**
   * What a table's rows hold.
   *
   * @param places where the rows lie
   * @param columns in which values were found
   * @param values keys and addresses that were found
   */
  record Hits(StoreTable table, List<String> places, Set<String> columns, Set<String> values) {}

  /**
   * What was looked through and found.
   *
   * @param columns how many columns
   * @param cells how many values in them
   * @param hits by table
   * @param left rows by column, for example {@code source_record.payload}
   * @param named rows by column that hold one of the names, of whomever
   */
  record Seen(
      int columns,
      long cells,
      List<Hits> hits,
      SortedMap<String, Integer> left,
      SortedMap<String, Integer> named) {}

  Seen look(Wanted wanted) {
    Counting counting = new Counting(wanted);
    for (StoreTable table : StoreTable.all(jdbc)) {
      List<String> columns =
          table.columns().entrySet().stream()
              .filter(column -> TEXTS.contains(column.getValue()))
              .map(Map.Entry::getKey)
              .toList();
      if (!columns.isEmpty()) {
        look(table, columns, counting);
      }
    }
    return counting.seen();
  }

  private void look(StoreTable table, List<String> columns, Counting counting) {
    StringBuilder sql = new StringBuilder("select ctid::text");
    columns.forEach(column -> sql.append(", %s::text".formatted(column)));
    sql.append(" from ").append(table.name());
    counting.columns += columns.size();
    rows.query(
        sql.toString(),
        row -> {
          for (int i = 0; i < columns.size(); i++) {
            String cell = row.getString(i + 2);
            if (cell != null) {
              counting.cell(table, row.getString(1), columns.get(i), cell);
            }
          }
        });
  }

  /** Gathers while rows go by. */
  private static final class Counting {
    private final Wanted wanted;
    private final Map<String, Hits> hits = new LinkedHashMap<>();
    private final SortedMap<String, Integer> left = new TreeMap<>();
    private final SortedMap<String, Integer> named = new TreeMap<>();
    private int columns;
    private long cells;

    Counting(Wanted wanted) {
      this.wanted = wanted;
    }

    void cell(StoreTable table, String place, String column, String cell) {
      cells++;
      String name = "%s.%s".formatted(table.name(), column);
      boolean means = wanted.names(cell);
      if (means && Prose.is(name)) {
        left.merge(name, 1, Integer::sum);
      } else if (means || wanted.perhapsNames(cell)) {
        named.merge(name, 1, Integer::sum);
      }
      Set<String> found = wanted.in(cell);
      if (!found.isEmpty()) {
        left.merge(name, 1, Integer::sum);
        Hits hit =
            hits.computeIfAbsent(
                table.name(),
                key -> new Hits(table, new ArrayList<>(), new TreeSet<>(), new TreeSet<>()));
        hit.places().add(place);
        hit.columns().add(column);
        hit.values().addAll(found);
      }
    }

    Seen seen() {
      return new Seen(columns, cells, List.copyOf(hits.values()), left, named);
    }
  }
}
