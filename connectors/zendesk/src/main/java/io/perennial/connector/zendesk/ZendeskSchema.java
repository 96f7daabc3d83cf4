package io.perennial.connector.zendesk;

import io.perennial.connector.target.FieldSchema;
import io.perennial.connector.target.FieldType;
import io.perennial.connector.target.ObjectSchema;
import io.perennial.connector.target.SchemaReader;
import io.perennial.connector.zendesk.call.ZendeskClient;
import io.perennial.connector.zendesk.field.ZendeskField;
import io.perennial.connector.zendesk.field.ZendeskFields;
import io.perennial.connector.zendesk.field.ZendeskStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Describes organisations and tickets: custom fields by our names, Zendesk's own as read-only. */
final class ZendeskSchema implements SchemaReader {

  private static final int LONGEST_TEXT = 65_536;
  private static final int DECIMALS = 4;

  private static final Map<String, FieldType> ORGANIZATION =
      Map.ofEntries(
          Map.entry("id", FieldType.REFERENCE),
          Map.entry("url", FieldType.URL),
          Map.entry("name", FieldType.TEXT),
          Map.entry("external_id", FieldType.TEXT),
          Map.entry("domain_names", FieldType.OTHER),
          Map.entry("details", FieldType.TEXT),
          Map.entry("notes", FieldType.TEXT),
          Map.entry("group_id", FieldType.REFERENCE),
          Map.entry("tags", FieldType.OTHER),
          Map.entry("organization_fields", FieldType.OTHER),
          Map.entry("created_at", FieldType.DATE_TIME),
          Map.entry("updated_at", FieldType.DATE_TIME));

  private static final Map<String, FieldType> TICKET =
      Map.ofEntries(
          Map.entry("id", FieldType.REFERENCE),
          Map.entry("url", FieldType.URL),
          Map.entry("external_id", FieldType.TEXT),
          Map.entry("via", FieldType.OTHER),
          Map.entry("type", FieldType.PICKLIST),
          Map.entry("subject", FieldType.TEXT),
          Map.entry("description", FieldType.TEXT),
          Map.entry("priority", FieldType.PICKLIST),
          Map.entry("status", FieldType.PICKLIST),
          Map.entry("requester_id", FieldType.REFERENCE),
          Map.entry("submitter_id", FieldType.REFERENCE),
          Map.entry("assignee_id", FieldType.REFERENCE),
          Map.entry("organization_id", FieldType.REFERENCE),
          Map.entry("group_id", FieldType.REFERENCE),
          Map.entry("brand_id", FieldType.REFERENCE),
          Map.entry("ticket_form_id", FieldType.REFERENCE),
          Map.entry("has_incidents", FieldType.BOOLEAN),
          Map.entry("is_public", FieldType.BOOLEAN),
          Map.entry("due_at", FieldType.DATE_TIME),
          Map.entry("tags", FieldType.OTHER),
          Map.entry("custom_fields", FieldType.OTHER),
          Map.entry("fields", FieldType.OTHER),
          Map.entry("satisfaction_rating", FieldType.OTHER),
          Map.entry("metric_set", FieldType.OTHER),
          Map.entry("requester", FieldType.OTHER),
          Map.entry("generated_timestamp", FieldType.NUMBER),
          Map.entry("created_at", FieldType.DATE_TIME),
          Map.entry("updated_at", FieldType.DATE_TIME));

  private final ZendeskClient client;
  private final ZendeskFields fields;

  ZendeskSchema(ZendeskClient client, ZendeskFields fields) {
    this.client = client;
    this.fields = fields;
  }

  @Override
  public ObjectSchema describe(String object) {
    ZendeskStream stream = ZendeskStream.ofObject(client.errors(), object);
    TreeMap<String, FieldSchema> all = new TreeMap<>();
    List<ZendeskField> custom = fields.now(stream);
    custom.stream()
        .filter(field -> !field.system())
        .filter(ZendeskField::active)
        .forEach(
            field -> {
              all.putIfAbsent(field.name(), schema(field));
              String way = way(stream, field);
              all.put(way, standard(way, type(field.type())));
            });
    (stream == ZendeskStream.TICKETS ? TICKET : ORGANIZATION)
        .forEach((name, type) -> all.put(name, standard(name, type)));
    return new ObjectSchema(object, all);
  }

  /** Where Zendesk keeps the field's value in a record. */
  private static String way(ZendeskStream stream, ZendeskField field) {
    return stream == ZendeskStream.TICKETS
        ? "custom_fields[id=%d].value".formatted(field.id())
        : "organization_fields." + field.name();
  }

  private static FieldSchema standard(String name, FieldType type) {
    return new FieldSchema(
        name,
        name.replace('_', ' '),
        type,
        type == FieldType.TEXT ? LONGEST_TEXT : 0,
        0,
        false,
        List.of(),
        false);
  }

  private static FieldSchema schema(ZendeskField field) {
    FieldType type = type(field.type());
    return new FieldSchema(
        field.name(),
        field.title(),
        type,
        type == FieldType.TEXT ? LONGEST_TEXT : 0,
        field.type().equals("decimal") ? DECIMALS : 0,
        field.writable() && type != FieldType.OTHER,
        field.options(),
        type == FieldType.PICKLIST);
  }

  private static FieldType type(String word) {
    return switch (word) {
      case "text", "textarea", "regexp" -> FieldType.TEXT;
      case "integer", "decimal" -> FieldType.NUMBER;
      case "checkbox" -> FieldType.BOOLEAN;
      case "date" -> FieldType.DATE;
      case "tagger", "dropdown" -> FieldType.PICKLIST;
      case "lookup" -> FieldType.REFERENCE;
      default -> FieldType.OTHER;
    };
  }
}
