package io.perennial.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One of our tables, as the database's catalogue describes it.
 *
 * <p>What is done to the whole store goes by this list: a table that is added later takes part by
 * itself.
 *
 * @param name for example {@code source_record}
 * @param columns types by name, in the table's order, for example {@code jsonb}
 * @param key names of the primary key's columns
 */
public record StoreTable(String name, Map<String, String> columns, Set<String> key) {

  /** Flyway's own. */
  private static final String HISTORY = "flyway_schema_history";

  public StoreTable {
    columns = new LinkedHashMap<>(columns);
    key = Set.copyOf(key);
  }

  /** Whether there is such a column of such a type. */
  public boolean has(String column, String type) {
    return type.equals(columns.get(column));
  }

  /** Every table of ours; one that others refer to stands before them. */
  public static List<StoreTable> all(JdbcClient jdbc) {
    Map<String, Map<String, String>> columns = new TreeMap<>();
    jdbc.sql(
            """
            select told.table_name, told.column_name, told.data_type
            from information_schema.columns told
            join information_schema.tables using (table_schema, table_name)
            where told.table_schema = current_schema() and table_type = 'BASE TABLE'
              and told.table_name <> :history
            order by told.table_name, told.ordinal_position
            """)
        .param("history", HISTORY)
        .query(
            row -> {
              columns
                  .computeIfAbsent(row.getString("table_name"), table -> new LinkedHashMap<>())
                  .put(row.getString("column_name"), row.getString("data_type"));
            });
    Map<String, Set<String>> keys = keys(jdbc);
    Map<String, Set<String>> references = references(jdbc);
    List<StoreTable> sorted = new ArrayList<>();
    Set<String> done = new HashSet<>();
    Set<String> left = new TreeSet<>(columns.keySet());
    while (!left.isEmpty()) {
      List<String> free =
          left.stream()
              .filter(table -> done.containsAll(references.getOrDefault(table, Set.of())))
              .toList();
      if (free.isEmpty()) {
        throw new IllegalStateException("tables refer to each other in a circle: " + left);
      }
      for (String table : free) {
        sorted.add(
            new StoreTable(
                table, columns.getOrDefault(table, Map.of()), keys.getOrDefault(table, Set.of())));
      }
      done.addAll(free);
      left.removeAll(done);
    }
    return sorted;
  }

  private static Map<String, Set<String>> keys(JdbcClient jdbc) {
    return pairs(
        jdbc,
        """
        select told.relname as one, attname as other
        from pg_constraint
        join pg_class told on told.oid = conrelid
        join pg_attribute on attrelid = conrelid and attnum = any(conkey)
        where contype = 'p' and connamespace = current_schema()::regnamespace
        """);
  }

  private static Map<String, Set<String>> references(JdbcClient jdbc) {
    return pairs(
        jdbc,
        """
        select one.relname as one, other.relname as other
        from pg_constraint
        join pg_class one on one.oid = conrelid
        join pg_class other on other.oid = confrelid
        where contype = 'f' and conrelid <> confrelid
          and connamespace = current_schema()::regnamespace
        """);
  }

  private static Map<String, Set<String>> pairs(JdbcClient jdbc, String sql) {
    Map<String, Set<String>> pairs = new TreeMap<>();
    jdbc.sql(sql)
        .query(
            row -> {
              pairs
                  .computeIfAbsent(row.getString("one"), one -> new TreeSet<>())
                  .add(row.getString("other"));
            });
    return pairs;
  }
}
