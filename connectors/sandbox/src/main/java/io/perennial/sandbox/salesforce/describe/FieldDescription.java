package io.perennial.sandbox.salesforce.describe;

import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.FieldType;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A field as a describe shows it to one user. */
final class FieldDescription {

  private FieldDescription() {}

  /**
   * The field as JSON.
   *
   * @param editable whether the user may write it where the schema lets anybody
   */
  static Map<String, @Nullable Object> json(ObjectType object, Field field, boolean editable) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    boolean defaulted = field.name().equals("OwnerId") || field.type() == FieldType.BOOLEAN;
    json.put("name", field.name());
    json.put("label", field.label());
    json.put("type", field.type().word());
    json.put("length", field.length());
    json.put("byteLength", field.length() * 3);
    json.put("precision", field.type() == FieldType.INT ? 0 : field.precision());
    json.put("digits", field.type() == FieldType.INT ? field.precision() : 0);
    json.put("scale", field.scale());
    json.put("nillable", !field.required() && field.type() != FieldType.BOOLEAN);
    json.put("createable", editable && field.createable());
    json.put("updateable", editable && field.updateable());
    json.put("permissionable", field.custom() && !field.required());
    json.put("defaultedOnCreate", defaulted || field.defaultValue().isPresent());
    json.put("defaultValue", field.defaultValue().orElse(null));
    json.put("custom", field.custom());
    json.put("calculated", field.formula().isPresent());
    json.put("calculatedFormula", field.formula().orElse(null));
    json.put("externalId", field.externalId());
    json.put("idLookup", field.externalId() || field.name().equals("Id"));
    json.put("unique", field.unique());
    json.put("filterable", field.filterable());
    json.put("sortable", field.filterable());
    json.put("groupable", field.filterable() && !field.type().isNumber());
    json.put("nameField", field.name().equals(nameField(object)));
    json.put("restrictedPicklist", field.restricted());
    json.put("picklistValues", picklist(field));
    json.put("referenceTo", field.referenceTo());
    json.put("relationshipName", field.relationship().orElse(null));
    return json;
  }

  private static String nameField(ObjectType object) {
    return object.field("Name").isPresent() ? "Name" : "Subject";
  }

  private static List<Map<String, @Nullable Object>> picklist(Field field) {
    return field.values().stream()
        .map(
            value -> {
              Map<String, @Nullable Object> json = new LinkedHashMap<>();
              json.put("active", true);
              json.put("defaultValue", field.defaultValue().filter(value::equals).isPresent());
              json.put("label", value);
              json.put("validFor", null);
              json.put("value", value);
              return json;
            })
        .toList();
  }
}
