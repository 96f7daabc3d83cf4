package io.perennial.sandbox.salesforce.tooling;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.salesforce.formula.Formula;
import io.perennial.sandbox.salesforce.org.ApiError;
import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.FieldBuilder;
import io.perennial.sandbox.salesforce.schema.FieldType;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.soql.Term;
import java.util.ArrayList;
import java.util.List;

/** Reads the metadata of a custom field, with the checks that Salesforce makes. */
final class FieldMetadata {

  private static final int LONGEST_TEXT = 255;
  private static final int LONGEST_LONG_TEXT = 131_072;
  private static final int MOST_DIGITS = 18;

  private final ObjectType object;
  private final String name;
  private final JsonNode metadata;

  FieldMetadata(ObjectType object, String name, JsonNode metadata) {
    this.object = object;
    this.name = name;
    this.metadata = metadata;
  }

  /** The field, invisible until it is granted. */
  Field field() {
    String type = metadata.path("type").asText();
    String label = metadata.path("label").asText();
    if (label.isBlank()) {
      throw refused("Must specify a non-empty label for the CustomField");
    }
    FieldBuilder field =
        Field.named(name, type(type)).label(label).hidden().metadata(metadata.toString());
    if (metadata.hasNonNull("formula")) {
      checkFormula(metadata.path("formula").asText());
      field.formula(metadata.path("formula").asText());
    }
    size(field, type);
    if (metadata.path("required").asBoolean(false)) {
      field.required();
    }
    if (metadata.path("externalId").asBoolean(false)) {
      field.externalId();
    }
    if (metadata.path("unique").asBoolean(false)) {
      field.unique();
    }
    return field.build();
  }

  private FieldType type(String type) {
    return switch (type) {
      case "Text" -> FieldType.STRING;
      case "TextArea", "LongTextArea" -> FieldType.TEXTAREA;
      case "Number" -> FieldType.DOUBLE;
      case "Currency" -> FieldType.CURRENCY;
      case "Percent" -> FieldType.PERCENT;
      case "Checkbox" -> FieldType.BOOLEAN;
      case "Date" -> FieldType.DATE;
      case "DateTime" -> FieldType.DATETIME;
      case "Picklist" -> FieldType.PICKLIST;
      case "Url" -> FieldType.URL;
      case "Email" -> FieldType.EMAIL;
      case "Phone" -> FieldType.PHONE;
      default -> throw refused("The look-alike knows no CustomField of type '" + type + "'");
    };
  }

  private void size(FieldBuilder field, String type) {
    boolean computed = metadata.hasNonNull("formula");
    switch (type) {
      case "Text" -> {
        if (!computed) {
          field.length(number(type, "length", 1, LONGEST_TEXT));
        }
      }
      case "LongTextArea" -> {
        field.length(number(type, "length", LONGEST_TEXT + 1, LONGEST_LONG_TEXT));
        number(type, "visibleLines", 2, 50);
      }
      case "Number", "Currency", "Percent" -> {
        int precision = number(type, "precision", 1, MOST_DIGITS);
        field.digits(precision, number(type, "scale", 0, precision));
      }
      case "Checkbox" -> {
        if (!computed) {
          field.defaultValue(need(type, "defaultValue").asText());
        }
      }
      case "Picklist" -> picklist(field, need(type, "valueSet"));
      default -> {}
    }
  }

  private void picklist(FieldBuilder field, JsonNode valueSet) {
    List<String> values = new ArrayList<>();
    for (JsonNode value : valueSet.path("valueSetDefinition").path("value")) {
      String text = value.path(value.hasNonNull("fullName") ? "fullName" : "valueName").asText();
      values.add(text);
      if (value.path("default").asBoolean(false)) {
        field.defaultValue(text);
      }
    }
    if (values.isEmpty()) {
      throw refused("Must specify at least one value in the valueSet of a Picklist");
    }
    field.values(values);
    if (valueSet.path("restricted").asBoolean(false)) {
      field.restricted();
    }
  }

  private void checkFormula(String text) {
    try {
      for (Term.Path path : Formula.parse(text).fields()) {
        if (path.parts().size() == 1 && object.field(path.toString()).isEmpty()) {
          throw refused("Field " + path + " does not exist. Check spelling.");
        }
      }
    } catch (Formula.FormulaProblem e) {
      throw refused("Error: " + e.getMessage());
    }
  }

  private JsonNode need(String type, String property) {
    JsonNode node = metadata.path(property);
    if (node.isMissingNode() || node.isNull()) {
      throw refused("Must specify '%s' for a CustomField of type %s".formatted(property, type));
    }
    return node;
  }

  private int number(String type, String property, int least, int most) {
    int value = need(type, property).asInt(-1);
    if (value < least || value > most) {
      throw refused(
          "%s must be from %d to %d for a CustomField of type %s"
              .formatted(property, least, most, type));
    }
    return value;
  }

  private ApiException refused(String message) {
    return new ApiException(ApiError.of("FIELD_INTEGRITY_EXCEPTION", message, name));
  }
}
