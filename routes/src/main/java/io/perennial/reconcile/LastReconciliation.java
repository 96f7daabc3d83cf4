package io.perennial.reconcile;

import io.perennial.reconcile.Completeness.Part;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the last {@code reconcile} left in the store for those who watch. */
@Repository
public class LastReconciliation {

  private final JdbcClient jdbc;

  LastReconciliation(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty before the first one. Streams that were compared only by an earlier one are left out. */
  public Optional<Completeness> read() {
    AtomicReference<@Nullable Instant> at = new AtomicReference<>();
    List<Part> parts =
        jdbc.sql(
                """
                select connection, stream, compared, differing, failure, healed, ended_at
                from reconciliation where ended_at = (select max(ended_at) from reconciliation)
                order by connection, stream
                """)
            .query(
                (row, number) -> {
                  at.set(row.getTimestamp("ended_at").toInstant());
                  return new Part(
                      row.getString("connection"),
                      row.getString("stream"),
                      row.getLong("compared"),
                      row.getLong("differing"),
                      row.getString("failure"),
                      row.getBoolean("healed"));
                })
            .list();
    return Optional.ofNullable(at.get()).map(when -> new Completeness(when, parts));
  }
}
