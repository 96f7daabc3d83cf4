package io.perennial.connector.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.connector.source.Selection;
import io.perennial.connector.source.SourceRecord;
import io.perennial.connector.source.UnreadableRecord;
import io.perennial.connector.zendesk.field.ZendeskField;
import io.perennial.connector.zendesk.field.ZendeskFields;
import io.perennial.connector.zendesk.field.ZendeskStream;
import io.perennial.connector.zendesk.json.ZendeskCut;
import io.perennial.connector.zendesk.json.ZendeskJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of an answer: what was side-loaded goes into each ticket as {@code metric_set} and
 * {@code requester}, then all but the selected fields goes.
 *
 * <p>A selected name that Zendesk's record does not have may be one of our custom fields: its value
 * then stands under that name.
 */
final class ZendeskRows {

  private static final String METRICS = "metric_set";
  private static final String REQUESTER = "requester";
  private static final Set<String> OF_REQUESTER = Set.of("id", "organization_id", "email");

  private final ZendeskStream stream;
  private final Selection selection;
  private final ZendeskFields fields;
  private final ZendeskCut cut;
  private final Map<String, SourceRecord> records = new LinkedHashMap<>();
  private final List<UnreadableRecord> unreadable = new ArrayList<>();

  ZendeskRows(ZendeskStream stream, Selection selection, ZendeskFields fields) {
    this.stream = stream;
    this.selection = selection;
    this.fields = fields;
    this.cut = new ZendeskCut(selection.fields());
  }

  /** The side-loads that a selection needs, for {@code include=}; empty for none. */
  static String include(Selection selection) {
    List<String> include = new ArrayList<>();
    if (selection.fields().stream().anyMatch(field -> root(field).equals(METRICS))) {
      include.add("metric_sets");
    }
    if (selection.fields().stream().anyMatch(field -> root(field).equals(REQUESTER))) {
      include.add("users");
    }
    return String.join(",", include);
  }

  /** The records so far, each change once: a page repeats the last item of the one before. */
  Collection<SourceRecord> records() {
    return records.values();
  }

  List<UnreadableRecord> unreadable() {
    return unreadable;
  }

  void read(JsonNode answer) {
    Map<String, JsonNode> metrics = by("ticket_id", answer.path("metric_sets"));
    Map<String, JsonNode> users = by("id", answer.path("users"));
    for (JsonNode row : answer.path(stream.word())) {
      String id = row.path("id").asText("");
      if (id.isBlank() || id.equals("null")) {
        unreadable.add(UnreadableRecord.withoutKey(row.toString(), "id is missing"));
        continue;
      }
      try {
        Instant modifiedAt = OffsetDateTime.parse(row.path("updated_at").asText("")).toInstant();
        SourceRecord record =
            deleted(row)
                ? SourceRecord.deleted(stream.word(), id, modifiedAt)
                : SourceRecord.of(stream.word(), id, modifiedAt, values(id, row, metrics, users));
        records.put(id + " " + modifiedAt, record);
      } catch (DateTimeException malformed) {
        unreadable.add(UnreadableRecord.of(id, "updated_at is missing or no time stamp"));
      }
    }
  }

  private Map<String, @Nullable Object> values(
      String id, JsonNode row, Map<String, JsonNode> metrics, Map<String, JsonNode> users) {
    if (row instanceof ObjectNode ticket && stream == ZendeskStream.TICKETS) {
      Optional.ofNullable(metrics.get(id)).ifPresent(set -> ticket.set(METRICS, set));
      Optional.ofNullable(users.get(row.path("requester_id").asText()))
          .ifPresent(user -> ticket.set(REQUESTER, requester(user)));
    }
    Map<String, @Nullable Object> values = cut.of(row);
    addOwn(row, values);
    return values;
  }

  private static JsonNode requester(JsonNode user) {
    return ((ObjectNode) user.deepCopy()).retain(OF_REQUESTER);
  }

  private void addOwn(JsonNode row, Map<String, @Nullable Object> values) {
    for (String name : selection.fields()) {
      boolean mayBeOwn =
          root(name).equals(name)
              && !row.has(name)
              && !name.equals(METRICS)
              && !name.equals(REQUESTER);
      if (mayBeOwn) {
        ZendeskFields.pick(fields.of(stream), name)
            .filter(ZendeskField::writable)
            .ifPresent(field -> values.put(name, own(stream, row, field)));
      }
    }
  }

  /** The value of a custom field, null if it is empty. */
  static @Nullable Object own(ZendeskStream stream, JsonNode row, ZendeskField field) {
    if (stream == ZendeskStream.ORGANIZATIONS) {
      return field.plain(ZendeskJson.value(row.path("organization_fields").path(field.name())));
    }
    for (JsonNode item : row.path("custom_fields")) {
      if (item.path("id").asLong() == field.id()) {
        return field.plain(ZendeskJson.value(item.path("value")));
      }
    }
    return null;
  }

  private static boolean deleted(JsonNode row) {
    return row.path("status").asText("").equals("deleted") || row.hasNonNull("deleted_at");
  }

  private static Map<String, JsonNode> by(String key, JsonNode list) {
    Map<String, JsonNode> found = new HashMap<>();
    list.forEach(item -> found.put(item.path(key).asText(), item));
    return found;
  }

  private static String root(String field) {
    return field.split("[.\\[]", 2)[0];
  }
}
