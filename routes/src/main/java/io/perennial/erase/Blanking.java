package io.perennial.erase;

import io.perennial.erase.StoreScan.Hits;
import io.perennial.sql.Sql;
import io.perennial.sql.StoreTable;
import io.perennial.store.suppression.Held;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Blanks what names somebody in rows that are about somebody else. */
@Component
final class Blanking {

  private static final Pattern SPECIAL = Pattern.compile("[^A-Za-z0-9_]");

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
    jdbc.sql("update %s set %s where ctid = any(:places::tid[])".formatted(table.name(), sets))
        .param("places", places)
        .param("words", pattern(hits.values(), false))
        .param("numbers", pattern(hits.values(), true))
        .update();
  }

  /** Blanks the keys of records in the scores of those whose they are; before they are removed. */
  void blankInScores(List<Held> records) {
    Set<String> keys =
        records.stream().map(Held::id).filter(Found::isTelling).collect(Collectors.toSet());
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
    return "regexp_replace(regexp_replace(%s::text, :words, 'erased', 'gi'), :numbers, '0', 'g')::%s"
        .formatted(column, type);
  }

  /** Matches nothing if there is no such value. */
  private static String pattern(Set<String> values, boolean numbers) {
    String any =
        values.stream()
            .filter(value -> value.chars().allMatch(Character::isDigit) == numbers)
            .map(value -> SPECIAL.matcher(value).replaceAll("\\\\$0"))
            .collect(Collectors.joining("|"));
    return any.isEmpty() ? "(?!a)a" : "(?<![A-Za-z0-9_])(?:%s)(?![A-Za-z0-9_])".formatted(any);
  }
}
