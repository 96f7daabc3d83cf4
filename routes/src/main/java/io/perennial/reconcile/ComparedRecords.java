package io.perennial.reconcile;

import io.perennial.model.CanonicalType;
import io.perennial.reconcile.Tally.Sum;
import io.perennial.sql.Json;
import io.perennial.sql.Sql;
import io.perennial.store.StreamKey;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The store's side of a comparison. */
@Repository
final class ComparedRecords {

  private final JdbcClient jdbc;

  ComparedRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A record as it was last read. */
  record Stored(SortedMap<String, @Nullable Object> fields, Instant modifiedAt, boolean deleted) {}

  Map<String, Stored> of(StreamKey key, List<String> ids) {
    Map<String, Stored> stored = new HashMap<>();
    jdbc.sql(
            """
            select id, payload, modified_at, deleted from source_record
            where connection = :connection and stream = :stream and id = any(:ids)
            """)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("ids", ids.toArray(String[]::new))
        .query(
            row -> {
              stored.put(
                  row.getString("id"),
                  new Stored(
                      Json.map(row.getString("payload")),
                      row.getTimestamp("modified_at").toInstant(),
                      row.getBoolean("deleted")));
            });
    return stored;
  }

  /** Counts and hashes by the month of the last change. */
  Map<YearMonth, Sum> months(StreamKey key) {
    Map<YearMonth, Sum> months = new TreeMap<>();
    jdbc.sql(
            """
            select to_char(modified_at at time zone 'UTC', 'YYYY-MM') as month, count(*) as records,
              bit_xor(('x' || left(hash, 16))::bit(64)::bigint) as hash
            from source_record
            where connection = :connection and stream = :stream and not deleted
            group by 1
            """)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .query(
            row -> {
              months.put(
                  YearMonth.parse(row.getString("month")),
                  new Sum(row.getLong("records"), row.getLong("hash")));
            });
    return months;
  }

  /** Notes that the source has shown these, alive or deleted. */
  void seen(StreamKey key, List<String> ids) {
    jdbc.sql(
            """
            insert into reconciled (connection, stream, id)
            select :connection, :stream, id from unnest(:ids) as page (id)
            on conflict do nothing
            """)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("ids", ids.stream().sorted().toArray(String[]::new))
        .update();
  }

  /** Stored records that the source has not shown. */
  List<String> unseen(StreamKey key, int most) {
    return jdbc.sql(
            """
            select id from source_record record
            where connection = :connection and stream = :stream and not deleted
              and not exists (select from reconciled seen
                where seen.connection = :connection and seen.stream = :stream
                  and seen.id = record.id)
            order by id limit :most
            """)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("most", most)
        .query(String.class)
        .list();
  }

  /** Rows of a canonical table that stand for no record, of those that the source has not shown. */
  List<String> orphans(StreamKey key, CanonicalType type, int most) {
    return jdbc.sql(
            """
            select id from %s held
            where connection = :connection and stream = :stream
              and not exists (select from source_record record
                where record.connection = :connection and record.stream = :stream
                  and record.id = held.id and not record.deleted)
              and not exists (select from reconciled seen
                where seen.connection = :connection and seen.stream = :stream
                  and seen.id = held.id)
            order by id limit :most
            """
                .formatted(type.word()))
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("most", most)
        .query(String.class)
        .list();
  }

  void forgetSeen() {
    jdbc.sql("truncate reconciled").update();
  }

  /** Keeps the last result of each stream and target for those who watch. */
  void keep(Reconciliation result, Instant at) {
    for (var stream : result.streams()) {
      keep(
          stream.connection(),
          stream.stream(),
          stream.compared(),
          stream.differing(),
          stream.failure(),
          result.healed(),
          at);
    }
    for (var target : result.targets()) {
      int slash = target.target().indexOf('/');
      keep(
          target.target().substring(0, slash),
          target.target().substring(slash + 1),
          target.compared(),
          target.differing(),
          target.failure(),
          result.healed(),
          at);
    }
  }

  private void keep(
      String connection,
      String stream,
      long compared,
      long differing,
      @Nullable String failure,
      boolean healed,
      Instant at) {
    jdbc.sql(
            """
            insert into reconciliation as held
              (connection, stream, compared, differing, failure, healed, ended_at)
            values (:connection, :stream, :compared, :differing, :failure, :healed, :at)
            on conflict (connection, stream) do update set compared = excluded.compared,
              differing = excluded.differing, failure = excluded.failure,
              healed = excluded.healed, ended_at = excluded.ended_at
            """)
        .param("connection", connection)
        .param("stream", stream)
        .param("compared", compared)
        .param("differing", differing)
        .param("failure", failure)
        .param("healed", healed)
        .param("at", Sql.time(at))
        .update();
  }
}
