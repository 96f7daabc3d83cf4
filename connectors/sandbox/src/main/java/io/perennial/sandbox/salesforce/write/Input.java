package io.perennial.sandbox.salesforce.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.sandbox.salesforce.org.ApiError;
import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of one sent record, read and rounded.
 *
 * @param values as they will be stored; an empty one empties the field
 */
record Input(Map<Field, Optional<Object>> values) {

  /**
   * Reads a record.
   *
   * @param creates whether the record is new, which decides which fields may be set
   * @throws ApiException if a field is unknown, closed to the user or has a wrong value
   */
  static Input read(
      Org org,
      SalesforceUser user,
      ObjectType object,
      ObjectNode record,
      Style style,
      boolean creates) {
    Map<Field, Optional<Object>> values = new LinkedHashMap<>();
    List<ApiError> errors = new ArrayList<>();
    for (Map.Entry<String, JsonNode> sent : record.properties()) {
      String name = sent.getKey();
      boolean leftOut = style == Style.CSV && sent.getValue().asText().isEmpty();
      if (name.equals("attributes") || name.equalsIgnoreCase("Id") || leftOut) {
        continue;
      }
      Field field = writable(org, user, object, name, creates);
      try {
        values.put(field, new FieldInput(field, sent.getValue(), style).read());
      } catch (ApiException e) {
        errors.addAll(e.errors());
      }
    }
    if (!errors.isEmpty()) {
      throw new ApiException(errors.get(0).status(), errors);
    }
    return new Input(values);
  }

  private static Field writable(
      Org org, SalesforceUser user, ObjectType object, String name, boolean creates) {
    Field field =
        object
            .field(name)
            .filter(found -> org.access().sees(user, object, found))
            .orElseThrow(
                () ->
                    new ApiException(
                        "INVALID_FIELD",
                        "No such column '%s' on sobject of type %s"
                            .formatted(name, object.name())));
    boolean allowed = creates ? field.createable() : field.updateable();
    if (!allowed || !org.access().edits(user, object, field)) {
      throw new ApiException(
          ApiError.of(
              "INVALID_FIELD_FOR_INSERT_UPDATE",
              ("Unable to create/update fields: %s. Please check the security settings of this"
                      + " field and verify that it is read/write for your profile or permission"
                      + " set.")
                  .formatted(field.name()),
              field.name()));
    }
    return field;
  }
}
