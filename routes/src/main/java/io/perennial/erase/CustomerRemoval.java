package io.perennial.erase;

import io.perennial.sql.StoreTable;
import io.perennial.store.suppression.Held;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes customers out of every table, and the keys by which others name what is gone. */
@Component
final class CustomerRemoval {

  private final JdbcClient jdbc;

  CustomerRemoval(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Removes all that is about some customers; gives rows by table. */
  SortedMap<String, Integer> remove(Collection<Long> customers) {
    SortedMap<String, Integer> removed = new TreeMap<>();
    Long[] ids = customers.toArray(Long[]::new);
    List<StoreTable> tables = new ArrayList<>(StoreTable.all(jdbc));
    Collections.reverse(tables);
    for (StoreTable table : tables) {
      if (table.has("customer", "bigint")) {
        count(removed, table.name(), "customer = any(:ids)", ids);
      }
    }
    count(removed, "due_work", "kind = 'SCORE' and key = any(:ids)", ids);
    count(removed, "customer", "id = any(:ids)", ids);
    return removed;
  }

  /** Removes the keys by which other records name removed ones; those of tasks begin with them. */
  SortedMap<String, Integer> removeKeys(List<Held> records) {
    SortedMap<String, Integer> removed = new TreeMap<>();
    String[] ids = records.stream().map(Held::id).distinct().toArray(String[]::new);
    String key = "kind in ('account-id', 'organization-id', 'billing-id') and key = any(:ids)";
    count(removed, "match_key", key, ids);
    count(removed, "touched_key", key, ids);
    count(
        removed,
        "write",
        "split_part(record_id, '-', 1) = any(:ids) and record_id like '%-%'",
        ids);
    count(removed, "parked", "split_part(id, '-', 1) = any(:ids) and id like '%-%'", ids);
    count(removed, "account_alias", "id = any(:ids) or winner = any(:ids)", ids);
    return removed;
  }

  private void count(
      SortedMap<String, Integer> removed, String table, String condition, Object ids) {
    int rows =
        jdbc.sql("delete from %s where %s".formatted(table, condition)).param("ids", ids).update();
    if (rows > 0) {
      removed.merge(table, rows, Integer::sum);
    }
  }
}
