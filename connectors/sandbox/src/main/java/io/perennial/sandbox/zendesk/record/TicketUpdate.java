package io.perennial.sandbox.zendesk.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.state.FieldChange;
import io.perennial.sandbox.zendesk.account.Account;
import io.perennial.sandbox.zendesk.account.ApiException;
import io.perennial.sandbox.zendesk.account.CustomField;
import io.perennial.sandbox.zendesk.account.Member;
import io.perennial.sandbox.zendesk.account.Plain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes a ticket, through whichever call; only inside {@link Account#write}. */
public final class TicketUpdate {

  private static final List<String> PLAIN =
      List.of(
          "subject",
          "type",
          "priority",
          "status",
          "external_id",
          "requester_id",
          "assignee_id",
          "organization_id",
          "group_id",
          "tags");

  private final Account account;

  public TicketUpdate(Account account) {
    this.account = account;
  }

  /** Applies a {@code ticket} object and returns the ticket's next state. */
  public Entry apply(Member by, String id, ObjectNode ticket) {
    Entry before = account.find(Account.TICKETS, id).orElseThrow(ApiException::notFound);
    if ("closed".equals(before.fields().get("status"))) {
      throw ApiException.invalid("status", "Status: closed prevents ticket update");
    }
    checkStamp(before, ticket);
    Map<String, Object> fields = new HashMap<>(before.fields());
    List<FieldChange> changes = new ArrayList<>();
    for (String name : PLAIN) {
      if (ticket.has(name)) {
        change(fields, name, Plain.of(ticket.get(name)), changes);
      }
    }
    customFields(ticket, fields, changes);
    boolean commented = comment(ticket, fields);
    boolean differs = commented || changes.stream().anyMatch(FieldChange::differs);
    Entry after = before;
    if (differs) {
      fields.put(Account.UPDATED_AT, account.now());
      after = new Entry(id, account.now().toEpochMilli(), false, fields);
    }
    account.update(Account.TICKETS, after, by.id(), changes);
    return after;
  }

  private void checkStamp(Entry before, ObjectNode ticket) {
    if (ticket.path("safe_update").asBoolean(false)) {
      String stamp = ticket.path("updated_stamp").asText("");
      Instant updated = Instant.parse(String.valueOf(Times.updated(before)));
      if (stamp.isEmpty() || updated.isAfter(Instant.parse(stamp))) {
        throw ApiException.of(
            409,
            "UpdateConflict",
            "Safe Update prevented the update due to outdated ticket data. Please fetch the latest"
                + " ticket data and try again.");
      }
    }
  }

  /** Values of fields that do not exist are passed over in silence, as Zendesk does. */
  private void customFields(
      ObjectNode ticket, Map<String, Object> fields, List<FieldChange> changes) {
    Map<String, Object> values = Plain.map(fields.get("custom_fields"));
    List<String> tags = new ArrayList<>(Plain.texts(fields.get("tags")));
    List<JsonNode> items = new ArrayList<>();
    ticket.path("custom_fields").forEach(items::add);
    ticket.path("fields").forEach(items::add);
    for (JsonNode item : items) {
      Optional<CustomField> known =
          account.fields().ticketField(item.path("id").asText()).filter(CustomField::active);
      if (known.isPresent()) {
        CustomField field = known.get();
        Object value = new FieldValue(field).taken(Plain.of(item.path("value")));
        Object before = put(values, String.valueOf(field.id()), value);
        changes.add(changed("custom_fields." + field.id(), before, value));
        if (field.dropdown()) {
          tags.remove(String.valueOf(before));
          Optional.ofNullable(value).map(String::valueOf).ifPresent(tags::add);
        }
      }
    }
    if (!items.isEmpty()) {
      fields.put("custom_fields", values);
      fields.put("tags", tags);
    }
  }

  /** Every call with a comment adds one. */
  private static boolean comment(ObjectNode ticket, Map<String, Object> fields) {
    if (!ticket.has("comment")) {
      return false;
    }
    List<Object> comments = new ArrayList<>();
    if (fields.get("comments") instanceof List<?> earlier) {
      comments.addAll(earlier);
    }
    comments.add(Plain.map(Plain.of(ticket.get("comment"))));
    fields.put("comments", comments);
    return true;
  }

  static void change(
      Map<String, Object> fields, String name, @Nullable Object value, List<FieldChange> changes) {
    changes.add(changed(name, put(fields, name, value), value));
  }

  private static @Nullable Object put(
      Map<String, Object> fields, String name, @Nullable Object value) {
    Object before = value == null ? fields.remove(name) : fields.put(name, value);
    return before;
  }

  static FieldChange changed(String name, @Nullable Object before, @Nullable Object after) {
    boolean same = Objects.equals(comparable(before), comparable(after));
    return new FieldChange(
        name, Optional.ofNullable(same ? after : before), Optional.ofNullable(after));
  }

  /** 7 and "7" are one key; a list is one whatever its kind. */
  private static @Nullable Object comparable(@Nullable Object value) {
    return value == null ? null : String.valueOf(value);
  }

  /** The values of a new ticket. */
  static Map<String, Object> fresh(Instant now) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("status", "new");
    fields.put("created_at", now);
    fields.put(Account.UPDATED_AT, now);
    return fields;
  }
}
