package io.perennial.reconcile;

import io.perennial.connector.source.SourceRecord;
import io.perennial.connector.target.FieldWriter;
import io.perennial.connector.target.TargetRecord;
import io.perennial.ledger.Target;
import io.perennial.ledger.TargetForm;
import io.perennial.reconcile.Reconciliation.Difference;
import io.perennial.reconcile.Reconciliation.Kind;
import io.perennial.reconcile.Reconciliation.TargetResult;
import io.perennial.sql.Json;
import io.perennial.sql.Same;
import io.perennial.store.Incoming;
import io.perennial.store.OwnFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads our fields back and lays them beside what we know them to hold. */
@Repository
final class TargetComparison {

  private static final int CHUNK = 1000;
  private static final int EXAMPLES = 20;

  private final JdbcClient jdbc;
  private final OwnFields ownFields;

  TargetComparison(JdbcClient jdbc, OwnFields ownFields) {
    this.jdbc = jdbc;
    this.ownFields = ownFields;
  }

  private record Known(String id, SortedMap<String, @Nullable Object> seen) {}

  /**
   * Compares one target.
   *
   * @param heal takes over what the target holds: what differs from what it should is written by
   *     the next sync
   */
  TargetResult run(FieldWriter writer, Target target, TargetForm form, boolean heal) {
    long compared = 0;
    long differing = 0;
    List<Difference> examples = new ArrayList<>();
    List<Known> chunk = after(target, "");
    while (!chunk.isEmpty()) {
      Map<String, SortedMap<String, @Nullable Object>> held = held(writer, target, form, chunk);
      List<Incoming> others = new ArrayList<>();
      for (Known known : chunk) {
        SortedMap<String, @Nullable Object> now = held.get(known.id());
        List<String> fields = now == null ? List.of() : differing(known.seen(), now);
        compared++;
        if (now == null || !fields.isEmpty()) {
          differing++;
          if (examples.size() < EXAMPLES) {
            Kind kind = now == null ? Kind.GONE : Kind.DIFFERENT;
            examples.add(new Difference(known.id(), kind, fields));
          }
        }
        if (now != null && !fields.isEmpty()) {
          others.add(ours(target, known.id(), now));
        }
      }
      if (heal) {
        ownFields.confirm(target.key(), target.object(), others);
      }
      chunk = after(target, chunk.get(chunk.size() - 1).id());
    }
    return new TargetResult(target.toString(), compared, differing, examples, null);
  }

  private List<Known> after(Target target, String id) {
    return jdbc.sql(
            """
            select id, seen from target_value
            where connection = :connection and object = :object and id > :id and sending is null
            order by id limit :most
            """)
        .param("connection", target.connection().value())
        .param("object", target.object())
        .param("id", id)
        .param("most", CHUNK)
        .query((row, number) -> new Known(row.getString("id"), Json.map(row.getString("seen"))))
        .list();
  }

  private static Map<String, SortedMap<String, @Nullable Object>> held(
      FieldWriter writer, Target target, TargetForm form, List<Known> chunk) {
    Map<String, SortedMap<String, @Nullable Object>> held = new HashMap<>();
    List<String> ids = chunk.stream().map(Known::id).toList();
    for (TargetRecord record : writer.readBack(target.object(), ids, form.readable())) {
      held.put(record.id(), stored(form.takeFrom(new HashMap<>(record.values()))));
    }
    return held;
  }

  /** As the store would give it back. */
  private static SortedMap<String, @Nullable Object> stored(
      SortedMap<String, @Nullable Object> values) {
    return Json.map(Json.write(values));
  }

  private static List<String> differing(
      SortedMap<String, @Nullable Object> seen, SortedMap<String, @Nullable Object> now) {
    return seen.keySet().stream()
        .filter(field -> now.containsKey(field) && !Same.values(seen.get(field), now.get(field)))
        .toList();
  }

  private static Incoming ours(Target target, String id, SortedMap<String, @Nullable Object> own) {
    return new Incoming(
        SourceRecord.of(target.stream(), id, Instant.EPOCH, new TreeMap<>()),
        own,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty());
  }
}
