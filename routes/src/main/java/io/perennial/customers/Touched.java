package io.perennial.customers;

import io.perennial.identity.MatchKeys;
import io.perennial.model.CanonicalRecord;
import io.perennial.model.CanonicalType;
import io.perennial.sql.Sql;
import io.perennial.store.Owners;
import io.perennial.store.StreamKey;
import io.perennial.store.canonical.CanonicalTables;
import io.perennial.store.canonical.Owner;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which accounts, organizations and billing customers had facts changed. Their customers are worked
 * out later, for all of them at once.
 */
@Repository
final class Touched implements Owners {

  private final JdbcClient jdbc;
  private final KeyTable keys;

  Touched(JdbcClient jdbc, KeyTable keys) {
    this.jdbc = jdbc;
    this.keys = keys;
  }

  @Override
  public void before(StreamKey key, CanonicalType type, List<String> ids) {
    if (!ids.isEmpty()) {
      mark(key, present(key, type, ids));
    }
  }

  @Override
  public void after(
      StreamKey key, CanonicalType type, List<String> ids, List<CanonicalRecord> alive) {
    mark(key, alive);
    if (MatchKeys.has(type)) {
      keys.replace(key, type, ids, alive);
    }
  }

  private List<CanonicalRecord> present(StreamKey key, CanonicalType type, List<String> ids) {
    return jdbc.sql(
            """
            select held.* from unnest(:ids) as page (id)
            join %s held on held.connection = :connection and held.stream = :stream
              and held.id = page.id
            """
                .formatted(type.word()))
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("ids", ids.toArray(String[]::new))
        .query((row, number) -> CanonicalTables.read(type, row))
        .list();
  }

  /** Marks whoever owns these records. */
  private void mark(StreamKey key, List<CanonicalRecord> records) {
    List<Owner> owners =
        records.stream().flatMap(record -> Owner.of(record).stream()).distinct().toList();
    jdbc.sql(
            """
            insert into touched (connection, type, id)
            select :connection, type, id from unnest(:types, :ids) as owner (type, id)
            """)
        .param("connection", key.connection().value())
        .param("types", Sql.column(owners, owner -> owner.type().word()))
        .param("ids", Sql.column(owners, Owner::id))
        .update();
  }
}
