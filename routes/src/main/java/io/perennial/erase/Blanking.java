package io.perennial.erase;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.source.SourceRecord;
import io.perennial.erase.StoreScan.Hits;
import io.perennial.sql.Json;
import io.perennial.sql.Sql;
import io.perennial.sql.StoreTable;
import io.perennial.store.SourceRecords;
import io.perennial.store.StreamKey;
import io.perennial.store.suppression.Held;
import io.perennial.store.suppression.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Blanks what names somebody in rows that are about somebody else. */
@Component
final class Blanking {

  private final JdbcClient jdbc;

  Blanking(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Rows that are keyed by such a value go; in others a word takes its place. */
  void blank(Hits hits) {
    StoreTable table = hits.table();
    String[] places = hits.places().stream().distinct().toArray(String[]::new);
    if (hits.columns().stream().anyMatch(table.key()::contains)) {
      jdbc.sql("delete from %s where ctid = any(:places::tid[])".formatted(table.name()))
          .param("places", places)
          .update();
      return;
    }
    String sets =
        hits.columns().stream()
            .map(column -> "%s = %s".formatted(column, blanked(column, type(table, column))))
            .collect(Collectors.joining(", "));
    String update =
        "update %s set %s where ctid = any(:places::tid[])".formatted(table.name(), sets);
    boolean records = table.name().equals("source_record");
    StatementSpec blanking =
        jdbc.sql(records ? update + " returning connection, stream, id, payload" : update)
            .param("places", places)
            .param("words", pattern(hits.values(), false))
            .param("numbers", pattern(hits.values(), true));
    if (records) {
      rehash(blanking.query(Blanking::record).list());
    } else {
      blanking.update();
    }
  }

  private record Hashed(String connection, SourceRecord record) {}

  private static Hashed record(ResultSet row, int index) throws SQLException {
    return new Hashed(
        row.getString("connection"),
        SourceRecord.of(
            row.getString("stream"),
            row.getString("id"),
            Instant.EPOCH,
            Json.map(row.getString("payload"))));
  }

  /** A record that is read again, and masked as it was blanked here, has not changed. */
  private void rehash(List<Hashed> blanked) {
    jdbc.sql(
            """
            update source_record held set hash = told.hash
            from unnest(:connections, :streams, :ids, :hashes)
              as told (connection, stream, id, hash)
            where (held.connection, held.stream, held.id)
                = (told.connection, told.stream, told.id) and not held.deleted
            """)
        .param("connections", Sql.column(blanked, Hashed::connection))
        .param("streams", Sql.column(blanked, each -> each.record().stream()))
        .param("ids", Sql.column(blanked, each -> each.record().id()))
        .param("hashes", Sql.column(blanked, each -> SourceRecords.hash(each.record())))
        .update();
  }

  /** Streams in whose records something is blanked. */
  Set<StreamKey> streams() {
    return jdbc.sql(
            """
            select distinct connection, stream from source_record
            where payload::text ~ ('\\y' || :erased || '\\y')
            """)
        .param("erased", Words.ERASED)
        .query(
            (row, index) ->
                new StreamKey(
                    new ConnectionName(row.getString("connection")), row.getString("stream")))
        .set();
  }

  /** Blanks the keys of records in the scores of those whose they are; before they are removed. */
  void blankInScores(List<Held> records) {
    Set<String> keys =
        records.stream().map(Held::id).filter(Words::isTelling).collect(Collectors.toSet());
    jdbc.sql(
            """
            with gone as (
              select * from unnest(:connections, :types, :ids) as gone (connection, type, id)),
            theirs as (
              select customer from customer_link join gone using (connection, type, id)
              union
              select customer.id from gone
              join contact on gone.type = 'contact'
                and (contact.connection, contact.id) = (gone.connection, gone.id)
              join customer on (customer.connection, customer.account_id)
                = (contact.connection, contact.account_id))
            update score set measures = %s
            where customer in (select customer from theirs)
              and (measures::text ~* :words or measures::text ~ :numbers)
            """
                .formatted(blanked("measures", "jsonb")))
        .param("connections", Sql.column(records, each -> each.key().connection().value()))
        .param("types", Sql.column(records, each -> each.type().word()))
        .param("ids", Sql.column(records, Held::id))
        .param("words", pattern(keys, false))
        .param("numbers", pattern(keys, true))
        .update();
  }

  private static String type(StoreTable table, String column) {
    String type = Objects.requireNonNull(table.columns().get(column));
    return type.equals("ARRAY") ? "text[]" : type;
  }

  /** A number of JSON stays a number. */
  private static String blanked(String column, String type) {
    return "regexp_replace(regexp_replace(%s::text, :words, '%s', 'gi'), :numbers, '0', 'g')::%s"
        .formatted(column, Words.ERASED, type);
  }

  private static String pattern(Set<String> values, boolean numbers) {
    return Words.pattern(
        values.stream()
            .filter(value -> value.chars().allMatch(Character::isDigit) == numbers)
            .toList());
  }
}
