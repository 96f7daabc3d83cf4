package io.perennial.sandbox.zendesk.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.state.FieldChange;
import io.perennial.sandbox.zendesk.account.Account;
import io.perennial.sandbox.zendesk.account.ApiException;
import io.perennial.sandbox.zendesk.account.CustomField;
import io.perennial.sandbox.zendesk.account.Member;
import io.perennial.sandbox.zendesk.account.Plain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes or adds an organisation; only inside {@link Account#write}. */
public final class OrganizationUpdate {

  private static final List<String> PLAIN =
      List.of("name", "external_id", "domain_names", "details", "notes", "group_id", "tags");

  private final Account account;

  public OrganizationUpdate(Account account) {
    this.account = account;
  }

  /** Applies an {@code organization} object and returns the next state. */
  public Entry apply(Member by, String id, ObjectNode organization) {
    Entry before = account.find(Account.ORGANIZATIONS, id).orElseThrow(ApiException::notFound);
    Map<String, Object> fields = new HashMap<>(before.fields());
    List<FieldChange> changes = values(organization, fields);
    Entry after = before;
    if (changes.stream().anyMatch(FieldChange::differs)) {
      fields.put(Account.UPDATED_AT, account.now());
      after = new Entry(id, account.now().toEpochMilli(), false, fields);
    }
    account.update(Account.ORGANIZATIONS, after, by.id(), changes);
    return after;
  }

  /** Adds an organisation. */
  public Entry create(Member by, ObjectNode organization) {
    if (organization.path("name").asText("").isBlank()) {
      throw ApiException.invalid("name", "Name: cannot be blank");
    }
    Map<String, Object> fields = new HashMap<>();
    fields.put("created_at", account.now());
    fields.put(Account.UPDATED_AT, account.now());
    List<FieldChange> changes = values(organization, fields);
    Entry entry = new Entry(account.newId(), account.now().toEpochMilli(), false, fields);
    account.create(Account.ORGANIZATIONS, entry, by.id(), changes);
    return entry;
  }

  /** Values of keys that do not exist are passed over in silence, as Zendesk does. */
  private List<FieldChange> values(ObjectNode organization, Map<String, Object> fields) {
    List<FieldChange> changes = new ArrayList<>();
    for (String name : PLAIN) {
      if (organization.has(name)) {
        TicketUpdate.change(fields, name, Plain.of(organization.get(name)), changes);
      }
    }
    if (organization.path("organization_fields") instanceof ObjectNode sent) {
      Map<String, Object> values = Plain.map(fields.get("organization_fields"));
      sent.properties()
          .forEach(
              item -> {
                Optional<CustomField> field =
                    account.fields().organizationField(item.getKey()).filter(CustomField::active);
                if (field.isPresent()) {
                  Object value = new FieldValue(field.get()).taken(Plain.of(item.getValue()));
                  Object before =
                      value == null
                          ? values.remove(item.getKey())
                          : values.put(item.getKey(), value);
                  changes.add(
                      TicketUpdate.changed("organization_fields." + item.getKey(), before, value));
                }
              });
      fields.put("organization_fields", values);
    }
    return changes;
  }
}
