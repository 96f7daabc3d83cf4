package io.perennial.sandbox.zendesk.record;

import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.zendesk.account.Account;
import io.perennial.sandbox.zendesk.account.CustomField;
import io.perennial.sandbox.zendesk.account.Plain;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An organisation as answers show it. */
public final class OrganizationView {

  private final Account account;

  public OrganizationView(Account account) {
    this.account = account;
  }

  /** The organisation; exports show deleted ones, with {@code deleted_at}. */
  public Map<String, @Nullable Object> organization(Entry entry) {
    Map<String, Object> fields = entry.fields();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("url", "%s/organizations/%s.json".formatted(account.url(), entry.id()));
    json.put("id", Plain.id(entry.id()));
    json.put("name", fields.get("name"));
    json.put("shared_tickets", false);
    json.put("shared_comments", false);
    json.put("external_id", fields.get("external_id"));
    json.put("created_at", Times.created(entry));
    json.put("updated_at", Times.updated(entry));
    json.put("domain_names", Plain.texts(fields.get("domain_names")));
    json.put("details", fields.get("details"));
    json.put("notes", fields.get("notes"));
    json.put("group_id", Plain.id(fields.get("group_id")));
    json.put("tags", Plain.texts(fields.get("tags")));
    json.put("organization_fields", custom(fields));
    json.put("deleted_at", entry.deleted() ? Times.updated(entry) : null);
    return json;
  }

  private Map<String, @Nullable Object> custom(Map<String, Object> fields) {
    Map<String, Object> values = Plain.map(fields.get("organization_fields"));
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    for (CustomField field : account.fields().ofOrganizations()) {
      Object value = Plain.json(values.get(field.key()));
      // a day comes back as a moment, unlike on tickets
      boolean day = value != null && field.type().equals("date");
      json.put(field.key(), day ? value + "T00:00:00+00:00" : value);
    }
    return json;
  }
}
