package io.perennial.connector.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.target.FieldUpdate;
import io.perennial.connector.target.FieldWriter;
import io.perennial.connector.target.TargetRecord;
import io.perennial.connector.target.WriteBatch;
import io.perennial.connector.target.WriteOutcome;
import io.perennial.connector.target.WriteOutcome.Refused;
import io.perennial.connector.target.WriteOutcome.RefusedTogether;
import io.perennial.connector.zendesk.call.ZendeskClient;
import io.perennial.connector.zendesk.call.ZendeskErrors;
import io.perennial.connector.zendesk.field.ZendeskField;
import io.perennial.connector.zendesk.field.ZendeskFields;
import io.perennial.connector.zendesk.field.ZendeskStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes custom fields in jobs of up to 100 records.
 *
 * <p>Never one by one: Zendesk takes five single updates of organisations a minute. And never with
 * the library, which cannot send the null that clears a field.
 */
final class ZendeskWriter implements FieldWriter {

  private static final int JOB = 100;

  /** A third of the 30 jobs that an account may have waiting. */
  private static final int JOBS = 10;

  private final ZendeskClient client;
  private final ZendeskFields fields;
  private final ZendeskJobs jobs;
  private final Duration lockPause;

  /**
   * A writer.
   *
   * @param lockPause before records that somebody else had locked are sent again
   */
  ZendeskWriter(ZendeskClient client, ZendeskFields fields, ZendeskJobs jobs, Duration lockPause) {
    this.client = client;
    this.fields = fields;
    this.jobs = jobs;
    this.lockPause = lockPause;
  }

  @Override
  public Duration lockPause() {
    return lockPause;
  }

  @Override
  public List<String> targets() {
    return ZendeskStream.objects();
  }

  @Override
  public int batchSize(String target) {
    return JOBS * JOB;
  }

  @Override
  public List<WriteOutcome> write(WriteBatch batch) {
    ZendeskStream stream = stream(batch.target());
    Map<String, ZendeskField> known = fields.writable(stream, names(batch));
    List<@Nullable WriteOutcome> outcomes = new ArrayList<>();
    List<Map<String, @Nullable Object>> items = new ArrayList<>();
    for (FieldUpdate update : batch.updates()) {
      Optional<Refused> obstacle = obstacle(stream, update, known);
      outcomes.add(obstacle.orElse(null));
      if (obstacle.isEmpty()) {
        items.add(item(stream, update, known));
      }
    }
    Iterator<WriteOutcome> told = sent(stream, items).iterator();
    outcomes.replaceAll(outcome -> outcome == null ? told.next() : outcome);
    return outcomes.stream().map(Objects::requireNonNull).toList();
  }

  /** Begins all jobs before it looks after any: at the vendor they run side by side. */
  private List<WriteOutcome> sent(ZendeskStream stream, List<Map<String, @Nullable Object>> items) {
    List<ZendeskJobs.Begun> begun = new ArrayList<>();
    Map<Integer, Refused> refused = new HashMap<>();
    for (int start = 0; start < items.size(); start += JOB) {
      List<Map<String, @Nullable Object>> some =
          items.subList(start, Math.min(items.size(), start + JOB));
      try {
        JsonNode answer =
            client.once(
                "PUT",
                "/%s/update_many.json".formatted(stream.word()),
                Map.of(stream.word(), some));
        begun.add(jobs.begun(answer, ids(some)));
      } catch (ConnectorException failure) {
        refused.put(start / JOB, refused(failure));
      }
    }
    Iterator<WriteOutcome> told = told(begun, items.size() == 1).iterator();
    List<WriteOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Refused whole = refused.get(i / JOB);
      boolean alone = i % JOB == 0 && i == items.size() - 1;
      outcomes.add(whole == null ? told.next() : alone ? whole : new RefusedTogether(whole));
    }
    return outcomes;
  }

  /** A job that fails with its only record has told all there is to know. */
  private List<WriteOutcome> told(List<ZendeskJobs.Begun> begun, boolean alone) {
    if (begun.isEmpty()) {
      return List.of();
    }
    try {
      return jobs.outcomes(begun);
    } catch (ConnectorException failure) {
      if (!alone) {
        throw failure;
      }
      return List.of(refused(failure));
    }
  }

  /** What may be a record's fault; anything else is the caller's to handle. */
  private static Refused refused(ConnectorException failure) {
    if (failure.kind() != FailureKind.PARK) {
      throw failure;
    }
    String words = String.valueOf(failure.getMessage());
    return new Refused(
        ZendeskErrors.diagnosis(failure.code(), words), failure.code(), words, failure.requestId());
  }

  /** Zendesk passes over unknown fields in silence and says "Updated"; we do not. */
  private static Optional<Refused> obstacle(
      ZendeskStream stream, FieldUpdate update, Map<String, ZendeskField> known) {
    if (ZendeskSource.some(List.of(update.id())).isEmpty()) {
      return Optional.of(ours("INVALID_ID", "the key is no whole number"));
    }
    for (String name : update.values().keySet()) {
      if (!known.containsKey(name)) {
        return Optional.of(
            ours("NO_SUCH_FIELD", "%s has no active field %s".formatted(stream.object(), name)));
      }
    }
    return Optional.empty();
  }

  private static Refused ours(String code, String words) {
    return new Refused(ZendeskErrors.diagnosis(code, words), code, words, Optional.empty());
  }

  private static Map<String, @Nullable Object> item(
      ZendeskStream stream, FieldUpdate update, Map<String, ZendeskField> known) {
    Map<String, @Nullable Object> item = new LinkedHashMap<>();
    item.put("id", Long.valueOf(update.id()));
    if (stream == ZendeskStream.ORGANIZATIONS) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      update.values().forEach((name, value) -> values.put(field(known, name).name(), value));
      item.put("organization_fields", values);
    } else {
      List<Map<String, @Nullable Object>> values = new ArrayList<>();
      update
          .values()
          .forEach(
              (name, value) -> {
                Map<String, @Nullable Object> one = new LinkedHashMap<>();
                one.put("id", field(known, name).id());
                one.put("value", value);
                values.add(one);
              });
      item.put("custom_fields", values);
    }
    return item;
  }

  @Override
  public void drain() {
    jobs.drain();
  }

  @Override
  public List<TargetRecord> readBack(String target, List<String> ids, Collection<String> names) {
    ZendeskStream stream = stream(target);
    Map<String, ZendeskField> wanted = fields.writable(stream, names);
    List<TargetRecord> records = new ArrayList<>();
    for (List<String> some : ZendeskSource.some(ids)) {
      JsonNode answer =
          client.get("/%s/show_many.json?ids=%s".formatted(stream.word(), String.join(",", some)));
      for (JsonNode row : answer.path(stream.word())) {
        TreeMap<String, @Nullable Object> values = new TreeMap<>();
        wanted.forEach((name, field) -> values.put(name, ZendeskRows.own(stream, row, field)));
        records.add(new TargetRecord(row.path("id").asText(), values));
      }
    }
    return records;
  }

  private static ZendeskField field(Map<String, ZendeskField> known, String name) {
    return Objects.requireNonNull(known.get(name));
  }

  private static Set<String> names(WriteBatch batch) {
    Set<String> names = new TreeSet<>();
    batch.updates().forEach(update -> names.addAll(update.values().keySet()));
    return names;
  }

  private static List<String> ids(List<Map<String, @Nullable Object>> items) {
    return items.stream().map(item -> String.valueOf(item.get("id"))).toList();
  }

  private ZendeskStream stream(String object) {
    return ZendeskStream.ofObject(client.errors(), object);
  }
}
