package io.perennial.store;

import io.perennial.model.CanonicalField;
import io.perennial.model.CanonicalRecord;
import io.perennial.model.CanonicalType;
import io.perennial.model.FieldKind;
import io.perennial.model.Money;
import io.perennial.sql.Json;
import io.perennial.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The tables of canonical records; their columns follow the fields of {@link CanonicalType}.
 *
 * <p>A record that was deleted, refused or left out by a rule has no row.
 */
@Repository
final class CanonicalTables {

  private final JdbcClient jdbc;

  CanonicalTables(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Replaces the rows of some records of one stream. */
  void replace(StreamKey key, CanonicalType type, List<Incoming> fresh) {
    List<CanonicalRecord> alive = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (Incoming incoming : fresh) {
      incoming.canonical().ifPresentOrElse(alive::add, () -> gone.add(incoming.source().id()));
    }
    if (!alive.isEmpty()) {
      upsert(key, type, alive);
    }
    if (!gone.isEmpty()) {
      delete(key, type, gone);
    }
  }

  private void delete(StreamKey key, CanonicalType type, List<String> ids) {
    jdbc.sql(
            "delete from %s where connection = :connection and stream = :stream and id = any(:ids)"
                .formatted(type.word()))
        .param("connection", key.connection().value())
        .param("stream", key.stream())
        .param("ids", ids.toArray(String[]::new))
        .update();
  }

  private void upsert(StreamKey key, CanonicalType type, List<CanonicalRecord> records) {
    List<Column> columns = Column.of(type);
    StringBuilder names = new StringBuilder("connection, stream, id, attributes");
    StringBuilder values = new StringBuilder(":connection, :stream, id, attributes");
    StringBuilder arrays = new StringBuilder(":ids, :attributes::jsonb[]");
    StringBuilder aliases = new StringBuilder("id, attributes");
    StringBuilder updates = new StringBuilder("attributes = excluded.attributes");
    for (Column column : columns) {
      names.append(", ").append(column.name());
      values.append(", ").append(column.name());
      arrays.append(", :").append(column.name()).append(column.arrayCast());
      aliases.append(", ").append(column.name());
      updates.append(", ").append(column.name()).append(" = excluded.").append(column.name());
    }
    JdbcClient.StatementSpec statement =
        jdbc.sql(
                "insert into %s (%s) select %s from unnest(%s) as page (%s) on conflict (connection, stream, id) do update set %s"
                    .formatted(type.word(), names, values, arrays, aliases, updates))
            .param("connection", key.connection().value())
            .param("stream", key.stream())
            .param("ids", Sql.column(records, record -> record.ref().id()))
            .param("attributes", Sql.column(records, record -> Json.write(record.attributes())));
    for (Column column : columns) {
      statement = statement.param(column.name(), Sql.column(records, column::value));
    }
    statement.update();
  }

  /**
   * One column of a canonical table.
   *
   * @param name in snake case
   * @param field the canonical field behind it
   * @param currency whether it holds the currency of a money field instead of its minor units
   */
  record Column(String name, CanonicalField field, boolean currency) {

    static List<Column> of(CanonicalType type) {
      List<Column> columns = new ArrayList<>();
      for (CanonicalField field : type.fields()) {
        String name = snake(field.name());
        columns.add(new Column(name, field, false));
        if (field.kind() == FieldKind.MONEY) {
          columns.add(new Column(name + "_currency", field, true));
        }
      }
      return columns;
    }

    @Nullable Object value(CanonicalRecord record) {
      Object value = record.values().get(field.name());
      if (value == null) {
        return null;
      }
      return switch (field.kind()) {
        case MONEY -> currency ? ((Money) value).currency() : ((Money) value).minorUnits();
        case TEXTS, PARTS -> Json.write(value);
        case TEXT, INTEGER, NUMBER, BOOLEAN, DATE, INSTANT -> value;
      };
    }

    /** Arrays travel as text and are cast as a whole; lists travel as JSON. */
    String arrayCast() {
      return switch (field.kind()) {
        case TEXT -> "";
        case TEXTS, PARTS -> "::jsonb[]";
        case MONEY -> currency ? "" : "::bigint[]";
        case INTEGER -> "::bigint[]";
        case NUMBER -> "::numeric[]";
        case BOOLEAN -> "::boolean[]";
        case DATE -> "::date[]";
        case INSTANT -> "::timestamptz[]";
      };
    }

    static String snake(String camel) {
      StringBuilder snake = new StringBuilder();
      for (int i = 0; i < camel.length(); i++) {
        char letter = camel.charAt(i);
        if (Character.isUpperCase(letter)) {
          snake.append('_').append(Character.toLowerCase(letter));
        } else {
          snake.append(letter);
        }
      }
      return snake.toString();
    }
  }
}
