package io.perennial.store.suppression;

import io.perennial.connector.ConnectionName;
import io.perennial.model.CanonicalType;
import io.perennial.sql.Sql;
import io.perennial.store.Incoming;
import io.perennial.store.StreamKey;
import io.perennial.store.canonical.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

  /** Shorter values of a record without a meaning are counts and words, nobody's key. */
  private static final int SHORTEST_KEY = 6;

  private static final int LONGEST_KEY = 64;

  private final JdbcClient jdbc;

  Suppressions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is kept away. */
  private enum Kind {
    /** One record. */
    RECORD,
    /** Every record that is some company's. */
    OWNER,
    /** Every person's record that carries an address. */
    ADDRESS
  }

  private record Word(String id, Kind kind, String name) {

    String text() {
      return kind + "\n" + name;
    }
  }

  /** The keys of a page's records that are to be ignored: one query for the page. */
  public Set<String> among(StreamKey key, List<Incoming> page) {
    if (jdbc.sql("select not exists (select from suppression)").query(Boolean.class).single()) {
      return Set.of();
    }
    List<Word> words = page.stream().flatMap(each -> words(key, each).stream()).toList();
    return Set.copyOf(
        jdbc.sql(
                """
                select distinct word.id
                from suppression_salt cross join unnest(:ids, :texts) as word (id, text)
                join suppression on suppression.key = %s
                """
                    .formatted(HASH.formatted("word.text")))
            .param("ids", Sql.column(words, Word::id))
            .param("texts", Sql.column(words, Word::text))
            .query(String.class)
            .list());
  }

  private static List<Word> words(StreamKey key, Incoming incoming) {
    String id = incoming.source().id();
    List<Word> words = new ArrayList<>();
    words.add(record(key, id));
    incoming
        .canonical()
        .ifPresentOrElse(
            record -> Owner.of(record).ifPresent(owner -> words.add(owner(key, id, owner.id()))),
            () -> values(incoming.source().fields(), value -> words.add(owner(key, id, value))));
    incoming.addresses().forEach(address -> words.add(new Word(id, Kind.ADDRESS, plain(address))));
    return words;
  }

  private static Word record(StreamKey key, String id) {
    return new Word(id, Kind.RECORD, "%s\n%s\n%s".formatted(key.connection(), key.stream(), id));
  }

  private static Word owner(StreamKey key, String id, String owner) {
    return new Word(id, Kind.OWNER, "%s\n%s".formatted(key.connection(), owner));
  }

  /** Nothing says whose a record without a meaning is, so that any value of it may. */
  private static void values(@Nullable Object value, java.util.function.Consumer<String> sink) {
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(each -> values(each, sink));
    } else if (value instanceof Collection<?> list) {
      list.forEach(each -> values(each, sink));
    } else if (value instanceof String || value instanceof Number) {
      String text = value.toString();
      if (text.length() >= SHORTEST_KEY && text.length() <= LONGEST_KEY) {
        sink.accept(text);
      }
    }
  }

  private static String plain(String address) {
    return address.toLowerCase(Locale.ROOT);
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
   * @return how many hashes were added
   */
  public int suppress(
      String subject, List<Held> records, Collection<String> addresses, Instant now) {
    List<Row> rows = new ArrayList<>();
    for (Held held : records) {
      rows.add(new Row(record(held.key(), held.id()), held.key()));
      if (isOwner(held.type())) {
        rows.add(new Row(owner(held.key(), held.id(), held.id()), held.key()));
      }
    }
    addresses.forEach(
        address -> rows.add(new Row(new Word("", Kind.ADDRESS, plain(address)), null)));
    return jdbc.sql(
            """
            insert into suppression (key, kind, subject, connection, stream, since)
            select %s, kind, decode(:subject, 'hex'), connection, stream, :now
            from suppression_salt
            cross join unnest(:texts, :kinds, :connections, :streams)
              as word (text, kind, connection, stream)
            on conflict (key) do nothing
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
