package io.perennial.routes.pull;

import io.perennial.connector.source.SourceRecord;
import io.perennial.mapping.path.Carrying;
import io.perennial.mapping.path.FieldPath;
import io.perennial.mapping.path.WhenGone;
import io.perennial.store.StoredRecords;
import io.perennial.store.StreamKey;
import io.perennial.store.schema.GoneField;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a stream that the vendor's object has lost.
 *
 * <p>Their last known values stay in the store whatever the mapping says of them, so that another
 * decision finds them there; what is dropped is kept from the mapping. Immutable.
 */
public final class Gone {

  /** Nothing has gone. */
  public static final Gone NOTHING = new Gone(List.of());

  private final List<GoneField> fields;
  private final List<FieldPath> all;
  private final List<FieldPath> dropped;

  private Gone(List<GoneField> fields) {
    this.fields = List.copyOf(fields);
    this.all = paths(fields);
    this.dropped =
        paths(fields.stream().filter(field -> field.whenGone() == WhenGone.DROP).toList());
  }

  static Gone of(List<GoneField> fields) {
    return fields.isEmpty() ? NOTHING : new Gone(fields);
  }

  private static List<FieldPath> paths(List<GoneField> fields) {
    return fields.stream().flatMap(field -> FieldPath.parse(field.field()).stream()).toList();
  }

  List<GoneField> fields() {
    return fields;
  }

  /** Whether nothing may be read of the stream until its fields are back. */
  public boolean fails() {
    return fields.stream().anyMatch(field -> field.whenGone() == WhenGone.FAIL);
  }

  /** Records as they were read, with the values that are only known from before. */
  public List<SourceRecord> filled(List<SourceRecord> records, StoredRecords store, StreamKey key) {
    if (all.isEmpty() || records.isEmpty()) {
      return records;
    }
    Map<String, SourceRecord> stored =
        store.of(key, records.stream().map(SourceRecord::id).toList()).stream()
            .collect(Collectors.toMap(SourceRecord::id, Function.identity()));
    return records.stream()
        .map(
            record -> {
              SourceRecord earlier = stored.get(record.id());
              return earlier == null || record.deleted() ? record : filled(record, earlier);
            })
        .toList();
  }

  private SourceRecord filled(SourceRecord record, SourceRecord earlier) {
    Map<String, @Nullable Object> fields = record.fields();
    for (FieldPath path : all) {
      fields = Carrying.over(fields, earlier.fields(), path);
    }
    return record.with(fields);
  }

  /** What the mapping may see of a record. */
  Map<String, @Nullable Object> seen(Map<String, @Nullable Object> fields) {
    Map<String, @Nullable Object> seen = fields;
    for (FieldPath path : dropped) {
      seen = Carrying.without(seen, path);
    }
    return seen;
  }

  /** Changes with the rules and with what is kept from them. */
  String fingerprint(String rules) {
    return dropped.isEmpty()
        ? rules
        : dropped.stream().map(FieldPath::text).collect(Collectors.joining(" ", rules + " ", ""));
  }
}
