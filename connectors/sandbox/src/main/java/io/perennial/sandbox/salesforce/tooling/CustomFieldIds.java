package io.perennial.sandbox.salesforce.tooling;

import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.salesforce.schema.Schema;
import io.perennial.sandbox.soql.RecordId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Gives each custom field an id, the first time anybody asks. */
final class CustomFieldIds {

  private final Schema schema;
  private final Map<String, String> ids = new HashMap<>();

  CustomFieldIds(Schema schema) {
    this.schema = schema;
  }

  /** A custom field and its object. */
  record Place(ObjectType object, Field field) {}

  synchronized String id(ObjectType object, Field field) {
    return ids.computeIfAbsent(
        Activities.entity(object) + "." + field.name(),
        name -> RecordId.of("00N", ids.size() + 1L).value());
  }

  synchronized Optional<Place> find(String id) {
    String full = RecordId.of(id).value();
    for (ObjectType object : schema.objects()) {
      for (Field field : object.customFields()) {
        if (id(object, field).equals(full)) {
          return Optional.of(new Place(object, field));
        }
      }
    }
    return Optional.empty();
  }
}
