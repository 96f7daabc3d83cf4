package io.perennial.sandbox.zendesk.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.zendesk.account.Account;
import io.perennial.sandbox.zendesk.account.ApiException;
import io.perennial.sandbox.zendesk.account.CustomField;
import io.perennial.sandbox.zendesk.rest.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code ticket_fields} or {@code organization_fields}. */
public final class FieldResource {

  /** Ticket fields that every account has. */
  private static final List<String> SYSTEM =
      List.of("subject", "description", "status", "tickettype", "priority", "group", "assignee");

  private final Account account;
  private final boolean tickets;
  private final String one;

  /** The fields of tickets, or else of organisations. */
  public FieldResource(Account account, boolean tickets) {
    this.account = account;
    this.tickets = tickets;
    this.one = tickets ? "ticket_field" : "organization_field";
  }

  public Answer list(Request request) {
    List<Map<String, @Nullable Object>> fields = new ArrayList<>();
    if (tickets) {
      for (int i = 0; i < SYSTEM.size(); i++) {
        String name = SYSTEM.get(i);
        CustomField field = CustomField.ofTicket(101 + i, name, name);
        Map<String, @Nullable Object> json = json(field);
        json.put("removable", false);
        fields.add(json);
      }
    }
    all().forEach(field -> fields.add(json(field)));
    return Answer.json(200, Lists.of(one + "s", fields));
  }

  public Answer get(Request request) {
    return one(200, find(request));
  }

  public Answer create(Request request) {
    ObjectNode sent = request.object(one);
    String key = sent.path("key").asText("");
    if (sent.path("title").asText("").isBlank()) {
      throw ApiException.invalid("title", "Title: cannot be blank");
    }
    if (!tickets && key.isBlank()) {
      throw ApiException.invalid("key", "Key: cannot be blank");
    }
    if (!tickets && account.fields().organizationField(key).isPresent()) {
      throw ApiException.invalid("key", "Key: '%s' has already been taken".formatted(key));
    }
    CustomField blank =
        new CustomField(
            Long.parseLong(account.newId()),
            tickets ? "" : key,
            "",
            "",
            sent.path("type").asText("text"),
            List.of(),
            true,
            false);
    return one(201, keep(merged(blank, sent)));
  }

  public Answer update(Request request) {
    return one(200, keep(merged(find(request), request.object(one))));
  }

  private static CustomField merged(CustomField before, ObjectNode sent) {
    List<CustomField.Option> options = before.options();
    if (sent.path("custom_field_options").isArray()) {
      options = new ArrayList<>();
      for (JsonNode option : sent.path("custom_field_options")) {
        options.add(
            new CustomField.Option(option.path("name").asText(), option.path("value").asText()));
      }
    }
    return new CustomField(
        before.id(),
        before.key(),
        sent.path("title").asText(before.title()),
        sent.path("description").asText(before.description()),
        before.type(),
        options,
        sent.path("active").asBoolean(before.active()),
        sent.path("visible_in_portal").asBoolean(before.visibleInPortal()));
  }

  private CustomField keep(CustomField field) {
    if (tickets) {
      account.fields().putTicketField(field);
    } else {
      account.fields().putOrganizationField(field);
    }
    return field;
  }

  private List<CustomField> all() {
    return tickets ? account.fields().ofTickets() : account.fields().ofOrganizations();
  }

  private CustomField find(Request request) {
    Optional<CustomField> found =
        all().stream()
            .filter(field -> request.path("id").equals(String.valueOf(field.id())))
            .findFirst();
    return found.orElseThrow(ApiException::notFound);
  }

  private Answer one(int status, CustomField field) {
    return Answer.json(status, Map.of(one, json(field)));
  }

  private Map<String, @Nullable Object> json(CustomField field) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("url", "%s/%ss/%d.json".formatted(account.url(), one, field.id()));
    json.put("id", field.id());
    json.put("type", field.type());
    if (!tickets) {
      json.put("key", field.key());
      json.put("system", false);
    }
    json.put("title", field.title());
    json.put("raw_title", field.title());
    json.put("description", field.description());
    json.put("raw_description", field.description());
    json.put("position", 0);
    json.put("active", field.active());
    json.put("regexp_for_validation", null);
    json.put("tag", null);
    if (tickets) {
      json.put("required", false);
      json.put("collapsed_for_agents", false);
      json.put("visible_in_portal", field.visibleInPortal());
      json.put("editable_in_portal", false);
      json.put("required_in_portal", false);
      json.put("removable", true);
    }
    if (field.dropdown()) {
      json.put("custom_field_options", options(field));
    }
    return json;
  }

  private static List<Map<String, Object>> options(CustomField field) {
    List<Map<String, Object>> options = new ArrayList<>();
    for (CustomField.Option option : field.options()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("id", 1000L + options.size());
      json.put("name", option.name());
      json.put("raw_name", option.name());
      json.put("value", option.value());
      options.add(json);
    }
    return options;
  }
}
