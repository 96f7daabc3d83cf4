package io.perennial.sql;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values and arrays in the shapes that PostgreSQL's driver takes. */
public final class Sql {

  private Sql() {}

  public static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  public static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  /** Text for an array of any type: the query casts it, for example {@code ?::timestamptz[]}. */
  public static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable Object> value) {
    @Nullable String[] column = new @Nullable String[rows.size()];
    for (int i = 0; i < column.length; i++) {
      Object cell = value.apply(rows.get(i));
      column[i] = cell == null ? null : text(cell);
    }
    return column;
  }

  private static String text(Object value) {
    if (value instanceof LocalDate date) {
      return date.toString();
    }
    String text = value.toString();
    return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
  }
}
