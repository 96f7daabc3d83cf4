package io.perennial.ledger;

import io.perennial.ledger.TargetValues.Change;
import io.perennial.ledger.WriteLedger.Intent;
import io.perennial.sql.Json;
import io.perennial.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is about to be sent, noted before it is. */
@Repository
final class Intents {

  private final JdbcClient jdbc;

  Intents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Notes a batch, as part of the transaction that decided on it; none if nothing changes. */
  Intent begin(Target target, long run, List<Change> changes, Instant now) {
    Intent intent = new Intent(UUID.randomUUID(), changes);
    if (changes.isEmpty()) {
      return intent;
    }
    jdbc.sql(
            """
            insert into write (batch, run, connection, object, record_id, customer, fields, before,
              state, sent_at)
            select :batch::uuid, :run, :connection, :object, change.id, held.customer, change.fields,
              change.before, 'SENDING', :now
            from unnest(:ids, :fields::jsonb[], :befores::jsonb[]) as change (id, fields, before)
            left join target_value held
              on (held.connection, held.object, held.id) = (:connection, :object, change.id)
            """)
        .param("batch", intent.id().toString())
        .param("run", run)
        .param("connection", target.connection().value())
        .param("object", target.object())
        .param("now", Sql.time(now))
        .param("ids", Sql.column(changes, Change::id))
        .param("fields", Sql.column(changes, change -> Json.write(change.update().values())))
        .param("befores", Sql.column(changes, change -> Json.write(change.before())))
        .update();
    jdbc.sql(
            """
            update target_value set sending = :batch::uuid
            where connection = :connection and object = :object and id = any(:ids)
            """)
        .param("batch", intent.id().toString())
        .param("connection", target.connection().value())
        .param("object", target.object())
        .param("ids", Sql.column(changes, Change::id))
        .update();
    return intent;
  }
}
