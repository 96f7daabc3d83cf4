package io.perennial.sandbox.zendesk.record;

import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.zendesk.account.Account;
import io.perennial.sandbox.zendesk.account.CustomField;
import io.perennial.sandbox.zendesk.account.Plain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ticket and its metrics as answers show them. */
public final class TicketView {

  private final Account account;

  public TicketView(Account account) {
    this.account = account;
  }

  /** The ticket; a deleted one has the status {@code deleted}. */
  public Map<String, @Nullable Object> ticket(Entry entry) {
    Map<String, Object> fields = entry.fields();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("url", "%s/tickets/%s.json".formatted(account.url(), entry.id()));
    json.put("id", Plain.id(entry.id()));
    json.put("external_id", fields.get("external_id"));
    json.put("via", via(fields.get("via")));
    json.put("created_at", Times.created(entry));
    json.put("updated_at", Times.updated(entry));
    json.put("generated_timestamp", entry.modifiedAt() / 1000);
    json.put("type", fields.get("type"));
    json.put("subject", fields.get("subject"));
    json.put("raw_subject", fields.get("subject"));
    json.put("description", fields.get("description"));
    json.put("priority", fields.get("priority"));
    json.put("status", entry.deleted() ? "deleted" : fields.getOrDefault("status", "open"));
    json.put("recipient", null);
    for (String id :
        List.of("requester_id", "submitter_id", "assignee_id", "organization_id", "group_id")) {
      json.put(id, Plain.id(fields.get(id)));
    }
    json.put("collaborator_ids", List.of());
    json.put("follower_ids", List.of());
    json.put("problem_id", null);
    json.put("has_incidents", false);
    json.put("is_public", true);
    json.put("due_at", Plain.json(fields.get("due_at")));
    json.put("tags", Plain.texts(fields.get("tags")));
    List<Map<String, @Nullable Object>> custom = custom(fields);
    json.put("custom_fields", custom);
    json.put("fields", custom);
    json.put("satisfaction_rating", rating(fields.get("satisfaction_rating")));
    json.put("ticket_form_id", 1);
    json.put("brand_id", 1);
    json.put("allow_channelback", false);
    return json;
  }

  /** The ticket's metrics. */
  public Map<String, @Nullable Object> metricSet(Entry entry) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", Plain.id(entry.id()));
    json.put("ticket_id", Plain.id(entry.id()));
    json.put("created_at", Times.created(entry));
    json.put("updated_at", Times.updated(entry));
    json.put("reopens", 0);
    json.put("replies", 0);
    json.put("solved_at", null);
    json.put("reply_time_in_minutes", minutes());
    json.put("full_resolution_time_in_minutes", minutes());
    Plain.map(entry.fields().get("metric_set"))
        .forEach((name, value) -> json.put(name, Plain.json(value)));
    return json;
  }

  private List<Map<String, @Nullable Object>> custom(Map<String, Object> fields) {
    Map<String, Object> values = Plain.map(fields.get("custom_fields"));
    List<Map<String, @Nullable Object>> list = new ArrayList<>();
    for (CustomField field : account.fields().ofTickets()) {
      if (field.active()) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("id", field.id());
        item.put("value", Plain.json(values.get(String.valueOf(field.id()))));
        list.add(item);
      }
    }
    return list;
  }

  private static @Nullable Object via(@Nullable Object via) {
    return via instanceof Map<?, ?>
        ? Plain.json(via)
        : Map.of("channel", via == null ? "web" : via, "source", Map.of());
  }

  private static @Nullable Object rating(@Nullable Object rating) {
    return rating instanceof Map<?, ?>
        ? Plain.json(rating)
        : Map.of("score", rating == null ? "unoffered" : rating);
  }

  private static Map<String, @Nullable Object> minutes() {
    Map<String, @Nullable Object> none = new LinkedHashMap<>();
    none.put("calendar", null);
    none.put("business", null);
    return none;
  }
}
