package io.perennial.backup;

import io.perennial.sql.StoreTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What of the store belongs into a backup, and how its schema is called. */
final class Contents {

  /** Who does what just now is true of this moment and these processes only. */
  private static final Set<String> OF_THE_MOMENT = Set.of("lease", "scheduled_task");

  private static final String TOKENS = "tokens";

  /** Whoever has these can pass for another system; of our API's tokens there are hashes. */
  private static final Set<String> SECRETS = Set.of("hook_endpoint", "api_token");

  private Contents() {}

  /** A table with the columns that are copied. */
  record Part(String table, List<String> columns) {}

  /** All tables; one that others refer to stands before them. */
  static List<Part> parts(JdbcClient jdbc, boolean tokens) {
    List<Part> parts = new ArrayList<>();
    for (StoreTable table : StoreTable.all(jdbc)) {
      boolean secret = SECRETS.contains(table.name());
      if (!OF_THE_MOMENT.contains(table.name()) && (tokens || !secret)) {
        List<String> columns = new ArrayList<>(table.columns().keySet());
        if (!tokens && table.name().equals("connection")) {
          columns.remove(TOKENS);
        }
        parts.add(new Part(table.name(), columns));
      }
    }
    return parts;
  }

  /** Two stores with the same answer have the same tables. */
  static String schema(JdbcClient jdbc) {
    return String.join(
        ", ",
        jdbc.sql(
                """
                select version || ' (checksum ' || checksum || ')' from flyway_schema_history
                where success and version is not null order by installed_rank
                """)
            .query(String.class)
            .list());
  }
}
