package io.perennial.connector.zendesk.install;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.install.Installed;
import io.perennial.connector.zendesk.call.ZendeskClient;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Puts our ticket fields on every form that is in use; else agents would not see them. */
final class TicketForms {

  private final ZendeskClient client;

  TicketForms(ZendeskClient client) {
    this.client = client;
  }

  /** One line for each form; none for an account whose plan has no forms. */
  List<Installed> add(List<Long> fields) {
    List<Installed> results = new ArrayList<>();
    for (JsonNode form : forms()) {
      if (form.path("active").asBoolean(true)) {
        results.add(add(form, fields));
      }
    }
    return results;
  }

  /** Without the feature Zendesk refuses the list or hides it; both mean that there is none. */
  private List<JsonNode> forms() {
    try {
      return client.all("/ticket_forms.json", "ticket_forms");
    } catch (ConnectorException refused) {
      if (Refusals.unfinished(refused)) {
        throw refused;
      }
      return List.of();
    }
  }

  private Installed add(JsonNode form, List<Long> fields) {
    String thing = "our fields on form \"%s\"".formatted(form.path("name").asText());
    LinkedHashSet<Long> all = new LinkedHashSet<>();
    form.path("ticket_field_ids").forEach(id -> all.add(id.asLong()));
    int before = all.size();
    all.addAll(fields);
    int added = all.size() - before;
    if (added == 0) {
      return Installed.unchanged(thing);
    }
    try {
      client.send(
          "PUT",
          "/ticket_forms/%s.json".formatted(form.path("id").asText()),
          Map.of("ticket_form", Map.of("ticket_field_ids", all)));
    } catch (ConnectorException refused) {
      return Refusals.told(thing, refused);
    }
    return added == fields.size()
        ? Installed.created(thing)
        : Installed.changed(thing, added + " added");
  }
}
