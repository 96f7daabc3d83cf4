package io.perennial.store.suppression;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.source.SourceRecord;
import io.perennial.model.CanonicalType;
import io.perennial.sql.Sql;
import io.perennial.store.Incoming;
import io.perennial.store.StreamKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The list of those who must stay away. It holds no key and no address, only hashes of them with
 * this store's salt: enough to know somebody again, too little to tell who it was.
 */
@Repository
public final class Suppressions {

  private static final String HASH = "sha256(salt || convert_to(%s, 'UTF8'))";

  private final JdbcClient jdbc;

  Suppressions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether nobody is kept away. */
  boolean areNone() {
    return jdbc.sql("select not exists (select from suppression)").query(Boolean.class).single();
  }

  /**
   * Lets pages that may tell whose other records are, and pages with such records, be committed one
   * after another: what becomes known in the one is not missed in the other.
   */
  void await(CanonicalType type) {
    String lock =
        isOwner(type) && People.are(type)
            ? "pg_advisory_xact_lock"
            : "pg_advisory_xact_lock_shared";
    jdbc.sql("select %s(hashtext('suppression'), 0)".formatted(lock)).query(row -> {});
  }

  /** Who of a page is to be ignored: one query for the page. */
  public Known among(StreamKey key, List<Incoming> page) {
    if (areNone()) {
      return Known.NONE;
    }
    List<Word> words = page.stream().flatMap(each -> Word.of(key, each).stream()).toList();
    Set<String> ids = new HashSet<>();
    Map<String, Set<String>> byAddress = new TreeMap<>();
    jdbc.sql(
            """
            select word.id, encode(subject, 'hex') as subject,
              bool_or(kind = 'ADDRESS') and not bool_or(kind = 'RECORD') as by_address
            from suppression_salt cross join unnest(:ids, :texts) as word (id, text)
            join suppression on suppression.key = %s
            group by word.id, subject
            """
                .formatted(HASH.formatted("word.text")))
        .param("ids", Sql.column(words, Word::id))
        .param("texts", Sql.column(words, Word::text))
        .query(
            row -> {
              ids.add(row.getString("id"));
              if (row.getBoolean("by_address")) {
                byAddress
                    .computeIfAbsent(row.getString("subject"), subject -> new TreeSet<>())
                    .add(row.getString("id"));
              }
            });
    return new Known(ids, byAddress);
  }

  /** Which of some records of a stream are to be ignored, whatever they hold. */
  Set<String> erased(StreamKey key, Collection<String> ids) {
    return known(ids.stream().map(id -> Word.record(key, id)).toList());
  }

  /** What is to be hidden in some records of others: one query for all of them. */
  public Mask mask(Collection<SourceRecord> records) {
    boolean hides =
        jdbc.sql(
                """
                select exists (select from suppression where kind in ('ADDRESS', 'MENTION'))
                """)
            .query(Boolean.class)
            .single();
    if (!hides) {
      return Mask.NONE;
    }
    Set<String> hidden =
        known(
            Mask.candidates(records).stream()
                .map(value -> value.indexOf('@') < 0 ? Word.mention(value) : Word.address(value))
                .toList());
    return hidden.isEmpty() ? Mask.NONE : new Mask(hidden);
  }

  /** For which words anything is kept away; their ids. */
  private Set<String> known(List<Word> words) {
    return jdbc.sql(
            """
            select word.id from suppression_salt
            cross join unnest(:ids, :texts) as word (id, text)
            where exists (select from suppression where suppression.key = %s)
            """
                .formatted(HASH.formatted("word.text")))
        .param("ids", Sql.column(words, Word::id))
        .param("texts", Sql.column(words, Word::text))
        .query(String.class)
        .set();
  }

  /** Who was asked for, so that it can be found again: 64 hexadecimal digits. */
  public String subject(String asked) {
    salt();
    return jdbc.sql(
            "select encode(%s, 'hex') from suppression_salt"
                .formatted(HASH.formatted("'SUBJECT' || chr(10) || :asked::text")))
        .param("asked", asked)
        .query(String.class)
        .single();
  }

  /**
   * Keeps records away from now on, and all further records of the companies among them.
   *
   * @param mentions keys that are to be hidden in the records of others
   * @return how many hashes were added
   */
  public int suppress(
      String subject,
      List<Held> records,
      Collection<String> addresses,
      Collection<String> mentions,
      Instant now) {
    List<Row> rows = new ArrayList<>();
    for (Held held : records) {
      rows.add(new Row(Word.record(held.key(), held.id()), held.key()));
      if (isOwner(held.type())) {
        rows.add(new Row(Word.owner(held.key(), held.id(), held.id()), held.key()));
      }
    }
    addresses.forEach(address -> rows.add(new Row(Word.address(address), null)));
    mentions.forEach(key -> rows.add(new Row(Word.mention(key), null)));
    return jdbc.sql(
            """
            insert into suppression (key, kind, subject, connection, stream, since)
            select %s, kind, decode(:subject, 'hex'), connection, stream, :now
            from suppression_salt
            cross join unnest(:texts, :kinds, :connections, :streams)
              as word (text, kind, connection, stream)
            on conflict do nothing
            """
                .formatted(HASH.formatted("word.text")))
        .param("subject", subject)
        .param("now", Sql.time(now))
        .param("texts", Sql.column(rows, row -> row.word().text()))
        .param("kinds", Sql.column(rows, row -> row.word().kind()))
        .param("connections", Sql.column(rows, row -> row.from("connection")))
        .param("streams", Sql.column(rows, row -> row.from("stream")))
        .update();
  }

  private static boolean isOwner(CanonicalType type) {
    return switch (type) {
      case ACCOUNT, ORGANIZATION, BILLING_CUSTOMER -> true;
      case CONTACT, OPPORTUNITY, ACTIVITY, TICKET, SUBSCRIPTION, INVOICE -> false;
    };
  }

  private void salt() {
    jdbc.sql(
            """
            insert into suppression_salt (salt)
            values (decode(replace(gen_random_uuid()::text || gen_random_uuid(), '-', ''), 'hex'))
            on conflict do nothing
            """)
        .update();
  }

  /**
   * Lets somebody in again.
   *
   * @return streams whose records were kept away; empty if nobody was
   */
  public Set<StreamKey> lift(String subject) {
    Set<StreamKey> streams = new HashSet<>();
    jdbc.sql(
            """
            with lifted as (
              delete from suppression where subject = decode(:subject, 'hex')
              returning connection, stream)
            select distinct connection, stream from lifted where stream is not null
            """)
        .param("subject", subject)
        .query(
            row -> {
              streams.add(
                  new StreamKey(
                      new ConnectionName(row.getString("connection")), row.getString("stream")));
            });
    return streams;
  }

  /** How many hashes are held for somebody. */
  public int count(String subject) {
    return jdbc.sql("select count(*) from suppression where subject = decode(:subject, 'hex')")
        .param("subject", subject)
        .query(Integer.class)
        .single();
  }

  private record Row(Word word, @Nullable StreamKey key) {

    @Nullable String from(String column) {
      if (key == null) {
        return null;
      }
      return column.equals("stream") ? key.stream() : key.connection().value();
    }
  }
}
