package io.perennial.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.salesforce.call.SalesforceJson;
import io.perennial.connector.source.SourceRecord;
import io.perennial.connector.source.UnreadableRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes records of the rows of a query's answer. */
final class SalesforceRows {

  private static final Set<String> OWN =
      Set.of("Id", "SystemModstamp", "IsDeleted", "MasterRecordId");

  /** Sorts rows into those that can be kept and those that lack a key or a time stamp. */
  void read(
      String stream, JsonNode rows, List<SourceRecord> records, List<UnreadableRecord> unreadable) {
    for (JsonNode row : rows) {
      String id = row.path("Id").asText("");
      if (id.isEmpty()) {
        unreadable.add(UnreadableRecord.withoutKey(row.toString(), "Id is missing"));
        continue;
      }
      try {
        Instant modifiedAt = SalesforceJson.time(row.path("SystemModstamp").asText(""));
        records.add(record(stream, id, modifiedAt, row));
      } catch (DateTimeException malformed) {
        unreadable.add(UnreadableRecord.of(id, "SystemModstamp is missing or no time stamp"));
      }
    }
  }

  private static SourceRecord record(String stream, String id, Instant modifiedAt, JsonNode row) {
    Map<String, @Nullable Object> fields = SalesforceJson.fields(row);
    fields.keySet().removeAll(OWN);
    return new SourceRecord(
        stream,
        id,
        modifiedAt,
        row.path("IsDeleted").asBoolean(false),
        Optional.ofNullable(row.path("MasterRecordId").textValue()),
        fields);
  }
}
