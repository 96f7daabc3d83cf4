package io.perennial.connector.salesforce;

import io.perennial.connector.source.Cursor;
import java.time.Instant;
import java.util.Optional;

/**
 * A place in a stream that is ordered by {@code SystemModstamp, Id}.
 *
 * <p>Unlike the locators of a query it does not expire, and it holds when records change while they
 * are read. As text: {@code 2026-11-01T17:00:00Z 0015g00000XYZabAAG -}.
 *
 * @param from time stamp of the last record read, or the beginning of a part
 * @param id key of the last record read; empty at the beginning of a part
 * @param until end of a part of the first read, exclusive; empty if the stream goes on
 */
record Keyset(Instant from, Optional<String> id, Optional<Instant> until) {

  private static final String NONE = "-";

  /** The place of a cursor that we gave; empty for the start. */
  static Optional<Keyset> parse(Cursor cursor) {
    if (cursor.equals(Cursor.START)) {
      return Optional.empty();
    }
    String[] words = cursor.value().split(" ");
    return Optional.of(
        new Keyset(
            Instant.parse(words[0]),
            Optional.of(words[1]).filter(id -> !id.equals(NONE)),
            Optional.of(words[2]).filter(until -> !until.equals(NONE)).map(Instant::parse)));
  }

  Cursor cursor() {
    return new Cursor(
        "%s %s %s".formatted(from, id.orElse(NONE), until.map(Instant::toString).orElse(NONE)));
  }

  /** Everything behind this place, as a condition in SOQL. */
  String condition() {
    String after =
        id.map(
                last ->
                    "(SystemModstamp > %s OR (SystemModstamp = %s AND Id > '%s'))"
                        .formatted(from, from, last))
            .orElse("SystemModstamp >= " + from);
    return until.map(end -> after + " AND SystemModstamp < " + end).orElse(after);
  }
}
