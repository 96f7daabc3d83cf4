package io.perennial.sandbox.salesforce.tooling;

import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.salesforce.schema.Schema;
import java.util.List;
import java.util.Set;

/** Tasks and events share their custom fields, which are set up on an object of neither name. */
final class Activities {

  static final String ENTITY = "Activity";

  private static final Set<String> NAMES = Set.of("Task", "Event");

  private Activities() {}

  /** The object on which custom fields of this one are set up. */
  static String entity(ObjectType object) {
    return NAMES.contains(object.name()) ? ENTITY : object.name();
  }

  /** All objects that have the custom fields of this one. */
  static List<ObjectType> sharing(Schema schema, ObjectType object) {
    return NAMES.contains(object.name())
        ? List.of(schema.standard("Task"), schema.standard("Event"))
        : List.of(object);
  }
}
