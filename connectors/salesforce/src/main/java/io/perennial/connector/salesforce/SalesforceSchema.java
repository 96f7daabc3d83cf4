package io.perennial.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.salesforce.call.SalesforceClient;
import io.perennial.connector.target.FieldSchema;
import io.perennial.connector.target.FieldType;
import io.perennial.connector.target.ObjectSchema;
import io.perennial.connector.target.SchemaReader;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Reads what an object looks like for our user; a relationship such as Owner is a field too. */
final class SalesforceSchema implements SchemaReader {

  private final SalesforceClient client;

  SalesforceSchema(SalesforceClient client) {
    this.client = client;
  }

  @Override
  public ObjectSchema describe(String object) {
    TreeMap<String, FieldSchema> fields = new TreeMap<>();
    for (JsonNode field : fields(object)) {
      FieldSchema schema = field(field);
      fields.put(schema.name(), schema);
      String relationship = field.path("relationshipName").asText("");
      if (!relationship.isEmpty()) {
        fields.put(relationship, relationship(relationship, schema.label()));
      }
    }
    return new ObjectSchema(object, fields);
  }

  private JsonNode fields(String object) {
    try {
      return client.get("/sobjects/" + object + "/describe/").path("fields");
    } catch (ConnectorException failure) {
      throw client.errors().ofObject(object, failure);
    }
  }

  private static FieldSchema relationship(String name, String label) {
    return new FieldSchema(name, label, FieldType.REFERENCE, 0, 0, false, List.of(), false, true);
  }

  private static FieldSchema field(JsonNode field) {
    List<String> options = new ArrayList<>();
    for (JsonNode option : field.path("picklistValues")) {
      if (option.path("active").asBoolean(true)) {
        options.add(option.path("value").asText());
      }
    }
    boolean calculated = field.path("calculated").asBoolean();
    return new FieldSchema(
        field.path("name").asText(),
        field.path("label").asText(),
        type(field.path("type").asText()),
        field.path("length").asInt(),
        field.path("scale").asInt(),
        field.path("updateable").asBoolean() && !calculated,
        options,
        field.path("restrictedPicklist").asBoolean(),
        calculated);
  }

  private static FieldType type(String word) {
    return switch (word) {
      case "string", "textarea", "email", "phone", "encryptedstring", "combobox" -> FieldType.TEXT;
      case "int", "double", "long" -> FieldType.NUMBER;
      case "currency" -> FieldType.CURRENCY;
      case "percent" -> FieldType.PERCENT;
      case "boolean" -> FieldType.BOOLEAN;
      case "date" -> FieldType.DATE;
      case "datetime" -> FieldType.DATE_TIME;
      case "picklist" -> FieldType.PICKLIST;
      case "url" -> FieldType.URL;
      case "id", "reference" -> FieldType.REFERENCE;
      default -> FieldType.OTHER;
    };
  }
}
