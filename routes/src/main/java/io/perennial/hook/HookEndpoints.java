package io.perennial.hook;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.hook.HookEndpoint;
import io.perennial.sql.Sql;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Endpoints that systems call, and the secrets that their calls are signed with. */
@Repository
public class HookEndpoints {

  /** Calls that were on their way when another endpoint took the place come within this time. */
  static final Duration STILL_BELIEVED = Duration.ofDays(1);

  private final JdbcClient jdbc;

  HookEndpoints(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Secrets that may have signed a call now, the newest first. */
  public List<String> secrets(ConnectionName connection, Instant now) {
    return jdbc.sql(
            """
            select secret from hook_endpoint
            where connection = :connection and (until is null or until > :now)
            order by since desc, endpoint
            """)
        .param("connection", connection.value())
        .param("now", Sql.time(now))
        .query(String.class)
        .list();
  }

  /** The endpoints at an address, as far as their secrets are kept. */
  public List<HookEndpoint> kept(ConnectionName connection, URI address) {
    return jdbc.sql(
            """
            select endpoint, secret from hook_endpoint
            where connection = :connection and address = :address and until is null
            order by endpoint
            """)
        .param("connection", connection.value())
        .param("address", address.toString())
        .query(
            (row, number) -> new HookEndpoint(row.getString("endpoint"), row.getString("secret")))
        .list();
  }

  /** Keeps an endpoint; those before it are believed for another day. */
  @Transactional
  public void keep(ConnectionName connection, URI address, HookEndpoint endpoint, Instant now) {
    jdbc.sql("delete from hook_endpoint where connection = :connection and until <= :now")
        .param("connection", connection.value())
        .param("now", Sql.time(now))
        .update();
    jdbc.sql(
            """
            update hook_endpoint set until = :until
            where connection = :connection and until is null and endpoint <> :endpoint
            """)
        .param("connection", connection.value())
        .param("endpoint", endpoint.id())
        .param("until", Sql.time(now.plus(STILL_BELIEVED)))
        .update();
    jdbc.sql(
            """
            insert into hook_endpoint (connection, endpoint, address, secret, since)
            values (:connection, :endpoint, :address, :secret, :now)
            on conflict (connection, endpoint) do update
              set address = excluded.address, secret = excluded.secret, since = excluded.since,
                until = null
            """)
        .param("connection", connection.value())
        .param("endpoint", endpoint.id())
        .param("address", address.toString())
        .param("secret", endpoint.secret())
        .param("now", Sql.time(now))
        .update();
  }
}
