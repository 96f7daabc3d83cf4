package io.perennial.connector.zendesk.install;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.install.Mark;
import io.perennial.connector.install.WantedField;
import io.perennial.connector.install.WantedOption;
import io.perennial.connector.zendesk.field.ZendeskFields;
import io.perennial.connector.zendesk.field.ZendeskStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the fields of tickets and those of organisations are asked for. */
enum FieldKind {
  TICKET("ticket_field", "tagger"),
  ORGANIZATION("organization_field", "dropdown");

  private final String word;
  private final String picklist;

  FieldKind(String word, String picklist) {
    this.word = word;
    this.picklist = picklist;
  }

  static FieldKind of(WantedField field) {
    return field.object().equals(ZendeskStream.TICKETS.object()) ? TICKET : ORGANIZATION;
  }

  /** One of them, as calls name it. */
  String word() {
    return word;
  }

  /** All of them, as paths and answers name them. */
  String words() {
    return word + "s";
  }

  /** The name that we know a field by. */
  String name(JsonNode field) {
    return this == ORGANIZATION
        ? field.path("key").asText()
        : ZendeskFields.name(field.path("description").asText(), field.path("title").asText());
  }

  /** What a field of ours is described as; by the word in brackets a ticket's is found again. */
  String description(WantedField field) {
    return this == ORGANIZATION
        ? Mark.with(field.help())
        : "%s %s [%s]".formatted(field.help(), Mark.WORDS, field.name());
  }

  /** The request that makes a field. */
  Map<String, Object> request(WantedField field) {
    Map<String, Object> request = new LinkedHashMap<>();
    if (this == ORGANIZATION) {
      request.put("key", field.name());
    }
    request.put("type", type(field));
    request.put("title", field.label());
    request.put("description", description(field));
    if (this == TICKET) {
      request.put("agent_description", field.help());
      request.put("visible_in_portal", false);
      request.put("editable_in_portal", false);
      request.put("required", false);
    }
    request.put("active", true);
    if (!field.options().isEmpty()) {
      request.put("custom_field_options", field.options().stream().map(FieldKind::option).toList());
    }
    return request;
  }

  /**
   * The request that brings a field of ours up to the wish; empty if it is. Options that people
   * added are sent again with their keys, else Zendesk would take them away.
   */
  Map<String, Object> change(WantedField field, JsonNode there, List<String> changed) {
    Map<String, Object> request = new LinkedHashMap<>();
    if (!there.path("description").asText().equals(description(field))) {
      request.put("description", description(field));
      changed.add("description");
    }
    List<Object> options = new ArrayList<>();
    Set<String> tags = new HashSet<>();
    for (JsonNode option : there.path("custom_field_options")) {
      Map<String, Object> kept = new LinkedHashMap<>();
      kept.put("id", option.path("id").asLong());
      kept.put("name", option.path("name").asText());
      kept.put("value", option.path("value").asText());
      options.add(kept);
      tags.add(option.path("value").asText());
    }
    for (WantedOption option : field.options()) {
      if (tags.add(option.stored())) {
        options.add(option(option));
        changed.add("option " + option.stored());
        request.put("custom_field_options", options);
      }
    }
    return request;
  }

  private static Map<String, Object> option(WantedOption option) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", option.word());
    json.put("value", option.stored());
    return json;
  }

  /** Zendesk's word for what a field holds. */
  String type(WantedField field) {
    return switch (field.type()) {
      case TEXT, URL, DATE_TIME -> "text";
      case NUMBER, CURRENCY, PERCENT -> field.scale() > 0 ? "decimal" : "integer";
      case BOOLEAN -> "checkbox";
      case DATE -> "date";
      case PICKLIST -> picklist;
      case REFERENCE, OTHER ->
          throw new IllegalArgumentException("no field of ours holds " + field.type());
    };
  }
}
