package io.perennial.sandbox.salesforce.query;

import io.perennial.sandbox.salesforce.org.RecordRow;
import io.perennial.sandbox.salesforce.schema.FieldType;
import io.perennial.sandbox.soql.RecordId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How records look in JSON. */
public final class Shape {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);

  private Shape() {}

  /**
   * A record with the columns asked for, parents nested.
   *
   * @param base path of the API version, for example {@code /services/data/v66.0}
   */
  public static Map<String, @Nullable Object> record(
      RecordRow row, List<Column> columns, String base) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("attributes", attributes(row, base));
    for (Column column : columns) {
      add(json, row, column, 0, base);
    }
    return json;
  }

  /** A value as JSON has it: numbers as doubles except whole ones, time without a colon. */
  public static @Nullable Object value(FieldType type, @Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return type == FieldType.INT ? (Object) number.longValue() : (Object) number.doubleValue();
    }
    if (value instanceof Instant moment) {
      return MOMENT.format(moment);
    }
    return value instanceof RecordId || value instanceof LocalDate ? value.toString() : value;
  }

  private static Map<String, Object> attributes(RecordRow row, String base) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("type", row.object().name());
    attributes.put("url", "%s/sobjects/%s/%s".formatted(base, row.object().name(), row.id()));
    return attributes;
  }

  private static void add(
      Map<String, @Nullable Object> json, RecordRow row, Column column, int depth, String base) {
    List<String> relationships = column.relationships();
    if (depth == relationships.size()) {
      json.put(
          column.field().name(), value(column.field().type(), row.value(column.field().name())));
      return;
    }
    String relationship = relationships.get(depth);
    Optional<RecordRow> parent = row.parent(relationship);
    if (parent.isEmpty()) {
      json.put(relationship, null);
      return;
    }
    @SuppressWarnings("unchecked") // only this method puts maps under relationship names
    Map<String, @Nullable Object> nested =
        (Map<String, @Nullable Object>)
            json.computeIfAbsent(
                relationship,
                name -> {
                  Map<String, @Nullable Object> fresh = new LinkedHashMap<>();
                  fresh.put("attributes", attributes(parent.get(), base));
                  return fresh;
                });
    if (nested != null) {
      add(nested, parent.get(), column, depth + 1, base);
    }
  }
}
