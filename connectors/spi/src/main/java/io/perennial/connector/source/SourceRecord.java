package io.perennial.connector.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One record as the vendor holds it, cut down to the fields of the {@link Selection}.
 *
 * @param stream the stream it was read from
 * @param id the vendor's key, for example {@code 0015g00000XYZabAAG}
 * @param modifiedAt when the vendor last changed it, in the years 1 to 9999
 * @param deleted whether the vendor has deleted it; its fields may then be empty
 * @param mergedInto the key of the record that took this one's place
 * @param fields JSON values by the vendor's names: text, numbers, booleans, null, nested maps and
 *     lists
 */
public record SourceRecord(
    String stream,
    String id,
    Instant modifiedAt,
    boolean deleted,
    Optional<String> mergedInto,
    Map<String, @Nullable Object> fields) {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  /**
   * A record.
   *
   * @throws DateTimeException if nobody can have changed it then: a store might not hold such a
   *     time
   */
  public SourceRecord {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a record of %s has no id".formatted(stream));
    }
    if (modifiedAt.isBefore(FIRST) || modifiedAt.isAfter(LAST)) {
      throw new DateTimeException("a record of %s has no time stamp that can be".formatted(stream));
    }
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** A record that is alive. */
  public static SourceRecord of(
      String stream, String id, Instant modifiedAt, Map<String, @Nullable Object> fields) {
    return new SourceRecord(stream, id, modifiedAt, false, Optional.empty(), fields);
  }

  /** The same record with other fields. */
  public SourceRecord with(Map<String, @Nullable Object> others) {
    return new SourceRecord(stream, id, modifiedAt, deleted, mergedInto, others);
  }

  /** A record that the vendor has deleted. */
  public static SourceRecord deleted(String stream, String id, Instant modifiedAt) {
    return new SourceRecord(stream, id, modifiedAt, true, Optional.empty(), Map.of());
  }
}
