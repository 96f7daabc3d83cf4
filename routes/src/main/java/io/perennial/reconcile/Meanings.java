package io.perennial.reconcile;

import io.perennial.model.CanonicalRecord;
import io.perennial.model.CanonicalType;
import io.perennial.sql.Same;
import io.perennial.store.Incoming;
import io.perennial.store.StreamKey;
import io.perennial.store.canonical.CanonicalTables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What records of one stream mean, by the mapping and in the tables that scores are worked out
 * from.
 *
 * @param type what the stream's records become
 * @param mapped whether the tables follow the present mapping; if not, the next sync has them
 *     follow
 */
record Meanings(CanonicalTables tables, CanonicalType type, boolean mapped) {

  /** The canonical fields that differ, by the key of each record of which any does. */
  Map<String, List<String>> differing(StreamKey key, List<Incoming> records) {
    Map<String, List<String>> differing = new HashMap<>();
    if (!mapped || records.isEmpty()) {
      return differing;
    }
    Map<String, CanonicalRecord> held =
        tables.of(key, type, records.stream().map(each -> each.source().id()).toList());
    for (Incoming incoming : records) {
      String id = incoming.source().id();
      List<String> fields =
          Same.differing(values(incoming.canonical()), values(Optional.ofNullable(held.get(id))));
      if (!fields.isEmpty()) {
        differing.put(id, fields);
      }
    }
    return differing;
  }

  private static Map<String, Object> values(Optional<CanonicalRecord> record) {
    Map<String, Object> values = new TreeMap<>();
    record.ifPresent(
        known -> {
          values.putAll(known.values());
          known.attributes().forEach((name, value) -> values.put("attributes." + name, value));
        });
    return values;
  }
}
