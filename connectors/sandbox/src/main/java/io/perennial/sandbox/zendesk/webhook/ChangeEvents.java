package io.perennial.sandbox.zendesk.webhook;

import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.state.FieldChange;
import io.perennial.sandbox.zendesk.account.Account;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the account tells of changes.
 *
 * @see <a href="https://developer.zendesk.com/api-reference/webhooks/event-types/ticket-events">
 *     Ticket events</a>
 */
final class ChangeEvents {

  private static final String PREFIX = "zen:event-type:";
  private static final String VERSION = "2022-11-06";

  /** Names of records in types of events, by kind. */
  private static final Map<String, String> WORDS =
      Map.of(Account.TICKETS, "ticket", Account.ORGANIZATIONS, "organization");

  /** Ends of types, by the changed field. */
  private static final Map<String, String> CHANGES =
      new TreeMap<>(
          Map.of(
              "status", "status_changed",
              "priority", "priority_changed",
              "organization_id", "organization_changed",
              "requester_id", "requester_changed",
              "type", "type_changed",
              "subject", "subject_changed",
              "external_id", "external_id_changed",
              "tags", "tags_changed",
              "name", "name_changed"));

  private ChangeEvents() {}

  /** Types of the events that a new record, a change or a deletion brings, each once. */
  static List<String> types(String kind, Account.Change change, List<FieldChange> fields) {
    String word = WORDS.get(kind);
    if (word == null) {
      return List.of();
    }
    return switch (change) {
      case CREATED -> List.of(PREFIX + word + ".created");
      case DELETED ->
          List.of(PREFIX + word + (word.equals("ticket") ? ".soft_deleted" : ".deleted"));
      case UPDATED ->
          fields.stream()
              .filter(FieldChange::differs)
              .map(field -> end(field.field()))
              .filter(end -> !end.isEmpty())
              .distinct()
              .map(end -> PREFIX + word + "." + end)
              .toList();
    };
  }

  private static String end(String field) {
    return field.contains(".") ? "custom_field_changed" : CHANGES.getOrDefault(field, "");
  }

  /** An event's body: of the record it shows its key and little else. */
  static Map<String, @Nullable Object> body(String type, String kind, Entry entry, Instant at) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("id", entry.id());
    for (String field : List.of("status", "priority", "organization_id", "external_id")) {
      Object value = entry.fields().get(field);
      if (value != null) {
        detail.put(field, String.valueOf(value));
      }
    }
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("account_id", 1);
    body.put("detail", detail);
    body.put("event", Map.of());
    body.put("id", UUID.randomUUID().toString());
    body.put("subject", "zen:%s:%s".formatted(WORDS.getOrDefault(kind, kind), entry.id()));
    body.put("time", at.toString());
    body.put("type", type);
    body.put("zendesk_event_version", VERSION);
    return body;
  }
}
