package io.perennial.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.salesforce.call.SalesforceClient;
import io.perennial.connector.salesforce.call.SalesforceJson;
import io.perennial.connector.salesforce.call.SoqlText;
import io.perennial.connector.target.FieldUpdate;
import io.perennial.connector.target.FieldWriter;
import io.perennial.connector.target.TargetRecord;
import io.perennial.connector.target.WriteBatch;
import io.perennial.connector.target.WriteOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes fields in collections of up to 200 records a call; each record stands for itself. */
final class SalesforceWriter implements FieldWriter {

  private static final List<String> TARGETS = List.of("Account", "Opportunity");

  private final SalesforceClient client;
  private final Duration lockPause;

  /**
   * A writer.
   *
   * @param lockPause before records that somebody else had locked are sent again
   */
  SalesforceWriter(SalesforceClient client, Duration lockPause) {
    this.client = client;
    this.lockPause = lockPause;
  }

  @Override
  public List<String> targets() {
    return TARGETS;
  }

  @Override
  public int batchSize(String target) {
    return SalesforceCollection.SIZE;
  }

  @Override
  public Duration lockPause() {
    return lockPause;
  }

  @Override
  public List<WriteOutcome> write(WriteBatch batch) {
    List<Map<String, @Nullable Object>> records = new ArrayList<>();
    for (FieldUpdate update : batch.updates()) {
      Map<String, @Nullable Object> record = new LinkedHashMap<>();
      record.put("attributes", Map.of("type", batch.target()));
      record.put("id", update.id());
      record.putAll(update.values());
      records.add(record);
    }
    return new SalesforceCollection(client).send("/composite/sobjects", records);
  }

  @Override
  public List<TargetRecord> readBack(String target, List<String> ids, Collection<String> fields) {
    TreeSet<String> columns = new TreeSet<>(fields);
    columns.add("Id");
    List<TargetRecord> records = new ArrayList<>();
    for (int start = 0; start < ids.size(); start += SalesforceCollection.SIZE) {
      List<String> some =
          ids.subList(start, Math.min(ids.size(), start + SalesforceCollection.SIZE));
      JsonNode answer =
          client.query(
              "SELECT %s FROM %s WHERE %s"
                  .formatted(String.join(", ", columns), target, SoqlText.in("Id", some)));
      for (JsonNode row : answer.path("records")) {
        TreeMap<String, @Nullable Object> values = new TreeMap<>(SalesforceJson.fields(row));
        values.remove("Id");
        records.add(new TargetRecord(row.path("Id").asText(), values));
      }
    }
    return records;
  }
}
