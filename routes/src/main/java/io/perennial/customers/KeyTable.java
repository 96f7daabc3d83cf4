package io.perennial.customers;

import io.perennial.identity.MatchKey;
import io.perennial.identity.MatchKeys;
import io.perennial.model.CanonicalRecord;
import io.perennial.model.CanonicalType;
import io.perennial.rules.Rulebook;
import io.perennial.sql.Sql;
import io.perennial.store.StreamKey;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The keys by which records of different systems find each other. */
@Repository
final class KeyTable {

  private final JdbcClient jdbc;
  private final Rulebook rulebook;

  KeyTable(JdbcClient jdbc, Rulebook rulebook) {
    this.jdbc = jdbc;
    this.rulebook = rulebook;
  }

  /** Replaces the keys of some records; keys that came or went are looked at again. */
  void replace(StreamKey key, CanonicalType type, List<String> ids, List<CanonicalRecord> alive) {
    MatchKeys matchKeys = rulebook.current().matchKeys();
    List<Row> rows = new ArrayList<>();
    for (CanonicalRecord record : alive) {
      for (MatchKey found : matchKeys.of(record)) {
        rows.add(new Row(record.ref().id(), found.kind().word(), found.value()));
      }
    }
    jdbc.sql(
            """
            with present as (
              select id, kind, key from unnest(:ids, :kinds, :keys) as present (id, kind, key)),
            gone as (
              delete from match_key held
              where connection = :connection and type = :type and id = any(:changed)
                and not exists (select from present
                  where (present.id, present.kind, present.key) = (held.id, held.kind, held.key))
              returning kind, key),
            come as (
              insert into match_key (connection, type, id, kind, key)
              select :connection, :type, id, kind, key from present
              on conflict do nothing
              returning kind, key)
            insert into touched_key (kind, key)
            select kind, key from gone union select kind, key from come
            """)
        .param("ids", Sql.column(rows, Row::id))
        .param("kinds", Sql.column(rows, Row::kind))
        .param("keys", Sql.column(rows, Row::value))
        .param("connection", key.connection().value())
        .param("type", type.word())
        .param("changed", ids.toArray(String[]::new))
        .update();
  }

  private record Row(String id, String kind, String value) {}
}
