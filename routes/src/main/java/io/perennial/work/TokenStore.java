package io.perennial.work;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.TokenVault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Rotating tokens in the database. A lease, not a transaction, spans the vendor's call. */
@Repository
public final class TokenStore implements TokenVault {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final JdbcClient jdbc;
  private final Leases leases;
  private final TransactionTemplate transaction;

  TokenStore(JdbcClient jdbc, Leases leases, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.leases = leases;
    this.transaction = transaction;
  }

  @Override
  public Optional<String> load(ConnectionName connection) {
    return jdbc.sql("select tokens from connection where name = :name and tokens is not null")
        .param("name", connection.value())
        .query(String.class)
        .optional();
  }

  @Override
  public String refresh(ConnectionName connection, Refresher refresher) {
    Lease lease = claim("tokens/" + connection);
    try {
      String fresh = refresher.refresh(load(connection));
      transaction.executeWithoutResult(
          status -> {
            leases.hold(lease);
            jdbc.sql("update connection set tokens = :tokens where name = :name")
                .param("tokens", fresh)
                .param("name", connection.value())
                .update();
          });
      return fresh;
    } finally {
      leases.release(lease);
    }
  }

  private Lease claim(String name) {
    Instant end = Instant.now().plus(PATIENCE);
    Optional<Lease> lease = leases.claim(name);
    while (lease.isEmpty() && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      lease = leases.claim(name);
    }
    return lease.orElseThrow(
        () -> new IllegalStateException("another instance holds %s for too long".formatted(name)));
  }
}
