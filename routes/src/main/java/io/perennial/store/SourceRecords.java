package io.perennial.store;

import io.perennial.connector.source.SourceRecord;
import io.perennial.connector.source.Window;
import io.perennial.sql.Json;
import io.perennial.sql.Same;
import io.perennial.sql.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the vendors' records looked like when they were last read, and before. */
@Repository
public final class SourceRecords {

  private final JdbcClient jdbc;

  SourceRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How many records of a stream were last modified inside the window. */
  public long count(StreamKey key, Window window) {
    return jdbc.sql(
            """
            select count(*) from source_record
            where connection = :connection and stream = :stream
              and modified_at >= :from and modified_at < :until
            """)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("from", Sql.time(window.from()))
        .param("until", Sql.time(window.until()))
        .query(Long.class)
        .single();
  }

  /**
   * Keys of records that nobody has seen since a time and that are not known to be deleted. What
   * was met and could not be read is there.
   */
  public List<String> unseen(StreamKey key, Instant since, int most) {
    return jdbc.sql(
            """
            select id from source_record record
            where connection = :connection and stream = :stream and not deleted
              and last_seen < :since
              and not exists (select from parked
                where parked.connection = record.connection and parked.stream = record.stream
                  and parked.id = record.id and parked.stage = :stage and parked.code = :code
                  and parked.last_seen >= :since)
            order by id limit :most
            """)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("since", Sql.time(since))
        .param("stage", Parked.Stage.MAP.name())
        .param("code", Unreadable.CODE)
        .param("most", most)
        .query(String.class)
        .list();
  }

  /**
   * Stores records and keeps earlier versions of those that changed.
   *
   * @param page in the order of their keys
   */
  Upserted upsert(StreamKey key, List<Incoming> page, Instant readAt) {
    Map<String, Known> known = known(key, page);
    List<Row> rows = new ArrayList<>();
    List<Version> versions = new ArrayList<>();
    List<Incoming> fresh = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (Incoming incoming : page) {
      SourceRecord source = incoming.source();
      Known before = known.get(source.id());
      if (before != null && isOlder(source, before)) {
        continue;
      }
      String payload = source.deleted() ? "{}" : Json.write(source.fields());
      String hash = hash(source, payload);
      if (before != null && before.hash().equals(hash)) {
        rows.add(new Row(incoming, payload, hash, before.readAt()));
        continue;
      }
      rows.add(new Row(incoming, payload, hash, readAt));
      fresh.add(incoming);
      if (before != null) {
        changed.add(source.id());
        if (!source.deleted()) {
          versions.add(
              new Version(
                  source.id(),
                  before,
                  Same.differing(Json.map(before.payload()), Json.map(payload))));
        }
      }
    }
    insert(key, rows, readAt);
    keep(key, versions);
    forget(key, fresh);
    return new Upserted(fresh, changed);
  }

  /** Of a record that has vanished nobody knows when: it is no older state. */
  private static boolean isOlder(SourceRecord source, Known before) {
    boolean vanished = source.deleted() && source.modifiedAt().equals(Instant.EPOCH);
    return !vanished && source.modifiedAt().isBefore(before.modifiedAt());
  }

  /** Tells one state of a record from another, by the listed fields alone. */
  public static String hash(SourceRecord source) {
    return hash(source, source.deleted() ? "{}" : Json.write(source.fields()));
  }

  private static String hash(SourceRecord source, String payload) {
    return Json.hash(source.deleted() ? "deleted " + source.mergedInto().orElse("") : payload);
  }

  private Map<String, Known> known(StreamKey key, List<Incoming> page) {
    Map<String, Known> known = new HashMap<>();
    jdbc.sql(
            """
            select id, payload, hash, modified_at, read_at
            from source_record
            where connection = :connection and stream = :stream and id = any(:ids)
            order by id for update
            """)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("ids", Sql.column(page, incoming -> incoming.source().id()))
        .query(
            row -> {
              known.put(
                  row.getString("id"),
                  new Known(
                      row.getString("payload"),
                      row.getString("hash"),
                      row.getTimestamp("modified_at").toInstant(),
                      row.getTimestamp("read_at").toInstant()));
            });
    return known;
  }

  private void insert(StreamKey key, List<Row> rows, Instant now) {
    jdbc.sql(
            """
            insert into source_record as held (connection, stream, id, payload, own, hash, read_at,
              modified_at, deleted, merged_into, first_seen, last_seen)
            select :connection, :stream, id, payload, own, hash, read_at, modified_at,
              deleted, merged_into, :now, :now
            from unnest(:ids, :payloads::jsonb[], :owns::jsonb[], :hashes, :readAts::timestamptz[],
                :modifiedAts::timestamptz[], :deleteds::boolean[], :mergedIntos)
              as page (id, payload, own, hash, read_at, modified_at, deleted, merged_into)
            on conflict (connection, stream, id) do update set
              payload = excluded.payload, own = excluded.own, hash = excluded.hash,
              read_at = excluded.read_at, modified_at = excluded.modified_at,
              deleted = excluded.deleted, merged_into = excluded.merged_into,
              last_seen = excluded.last_seen
            """)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("now", Sql.time(now))
        .param("ids", Sql.column(rows, row -> row.incoming().source().id()))
        .param("payloads", Sql.column(rows, Row::payload))
        .param("owns", Sql.column(rows, row -> Json.write(row.incoming().own())))
        .param("hashes", Sql.column(rows, Row::hash))
        .param("readAts", Sql.column(rows, Row::readAt))
        .param("modifiedAts", Sql.column(rows, row -> row.incoming().source().modifiedAt()))
        .param("deleteds", Sql.column(rows, row -> row.incoming().source().deleted()))
        .param(
            "mergedIntos",
            Sql.column(rows, row -> row.incoming().source().mergedInto().orElse(null)))
        .update();
  }

  private void keep(StreamKey key, List<Version> versions) {
    if (versions.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into source_version (connection, stream, id, read_at, payload, changed)
            select :connection, :stream, id, read_at, payload, string_to_array(changed, chr(9))
            from unnest(:ids, :readAts::timestamptz[], :payloads::jsonb[], :changed)
              as version (id, read_at, payload, changed)
            on conflict do nothing
            """)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("ids", Sql.column(versions, Version::id))
        .param("readAts", Sql.column(versions, version -> version.before().readAt()))
        .param("payloads", Sql.column(versions, version -> version.before().payload()))
        .param("changed", Sql.column(versions, version -> String.join("\t", version.changed())))
        .update();
  }

  /** What the source deleted leaves no version behind. */
  private void forget(StreamKey key, List<Incoming> fresh) {
    List<Incoming> deleted = fresh.stream().filter(record -> record.source().deleted()).toList();
    if (deleted.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            delete from source_version
            where connection = :connection and stream = :stream and id = any(:ids)
            """)
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("ids", Sql.column(deleted, record -> record.source().id()))
        .update();
  }

  /**
   * What a page brought.
   *
   * @param fresh the records that are new or whose listed fields changed; what we hold in a newer
   *     state is left out
   * @param changed the keys of those among them that we held before
   */
  record Upserted(List<Incoming> fresh, List<String> changed) {}

  private record Known(String payload, String hash, Instant modifiedAt, Instant readAt) {}

  private record Row(Incoming incoming, String payload, String hash, Instant readAt) {}

  private record Version(String id, Known before, List<String> changed) {}
}
