package io.perennial.hook;

import io.perennial.connector.ConnectionName;
import io.perennial.sql.Sql;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * When each connection last had a call that bore a signature of none of our secrets. An event that
 * is believed ends it: the secret is good, and the call was forged.
 */
@Repository
public class RefusedHooks {

  private final JdbcClient jdbc;

  RefusedHooks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void note(ConnectionName connection, Instant now) {
    jdbc.sql("update connection set hook_refused_at = :now where name = :name")
        .param("now", Sql.time(now))
        .param("name", connection.value())
        .update();
  }

  /** The secret is known to be good. */
  public void forget(ConnectionName connection) {
    jdbc.sql(
            """
            update connection set hook_refused_at = null
            where name = :name and hook_refused_at is not null
            """)
        .param("name", connection.value())
        .update();
  }

  /** Connections of which no event was believed since. */
  public Map<ConnectionName, Instant> last() {
    Map<ConnectionName, Instant> last = new HashMap<>();
    jdbc.sql("select name, hook_refused_at from connection where hook_refused_at is not null")
        .query(
            row -> {
              last.put(
                  new ConnectionName(row.getString("name")),
                  row.getTimestamp("hook_refused_at").toInstant());
            });
    return last;
  }
}
