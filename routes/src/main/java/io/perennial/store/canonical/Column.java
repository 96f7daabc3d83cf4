package io.perennial.store.canonical;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.perennial.model.CanonicalField;
import io.perennial.model.CanonicalRecord;
import io.perennial.model.CanonicalType;
import io.perennial.model.FieldKind;
import io.perennial.model.Money;
import io.perennial.sql.Json;
import io.perennial.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One column of a canonical table.
 *
 * @param name in snake case
 * @param field the canonical field behind it
 * @param currency whether it holds the currency of a money field instead of its minor units
 */
record Column(String name, CanonicalField field, boolean currency) {

  private static final Map<CanonicalType, List<Column>> BY_TYPE =
      Arrays.stream(CanonicalType.values()).collect(toUnmodifiableMap(identity(), Column::columns));

  /** The columns of a type's table, in the order of its fields. */
  static List<Column> of(CanonicalType type) {
    return requireNonNull(BY_TYPE.get(type));
  }

  private static List<Column> columns(CanonicalType type) {
    List<Column> columns = new ArrayList<>();
    for (CanonicalField field : type.fields()) {
      String name = snake(field.name());
      columns.add(new Column(name, field, false));
      if (field.kind() == FieldKind.MONEY) {
        columns.add(new Column(name + "_currency", field, true));
      }
    }
    return List.copyOf(columns);
  }

  /** What the column of a record holds, to be cast by {@link #arrayCast}. */
  @Nullable Object value(CanonicalRecord record) {
    Object value = record.values().get(field.name());
    if (value == null) {
      return null;
    }
    return switch (field.kind()) {
      case MONEY -> currency ? ((Money) value).currency() : ((Money) value).minorUnits();
      case TEXTS -> Json.write(value);
      case PARTS -> Parts.write((List<?>) value);
      case TEXT, INTEGER, NUMBER, BOOLEAN, DATE, INSTANT -> value;
    };
  }

  /** Columns travel as arrays of text; lists travel as JSON. */
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

  /** The field's value in a row; null if it is not known. Not for currencies. */
  @Nullable Object read(ResultSet row) throws SQLException {
    return switch (field.kind()) {
      case TEXT -> row.getString(name);
      case INTEGER -> row.getObject(name, Long.class);
      case NUMBER -> row.getBigDecimal(name);
      case BOOLEAN -> row.getObject(name, Boolean.class);
      case DATE -> row.getObject(name, LocalDate.class);
      case INSTANT -> Sql.instant(row.getTimestamp(name));
      case MONEY -> {
        String code = row.getString(name + "_currency");
        yield code == null ? null : new Money(row.getLong(name), Currency.getInstance(code));
      }
      case TEXTS -> {
        String texts = row.getString(name);
        yield texts == null ? null : Json.read(texts, List.class);
      }
      case PARTS -> {
        String parts = row.getString(name);
        yield parts == null ? null : Parts.read(parts, field.parts());
      }
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
