package io.perennial.sandbox.salesforce.tooling;

import io.perennial.sandbox.engine.Json;
import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.FieldType;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.salesforce.write.Obstacles;
import io.perennial.sandbox.salesforce.write.ValidationRule;
import io.perennial.sandbox.soql.RecordId;
import io.perennial.sandbox.world.Shelf;
import io.perennial.sandbox.world.World;
import io.perennial.sandbox.world.WorldBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/** The objects whose records follow from the schema and the rules, made anew when these change. */
public final class ToolingShelves {

  private final Org org;
  private final Obstacles obstacles;
  private final CustomFieldIds ids;

  public ToolingShelves(Org org, Obstacles obstacles) {
    this.org = org;
    this.obstacles = obstacles;
    this.ids = new CustomFieldIds(org.schema());
  }

  /** Lets the organisation answer queries from here. */
  public void install() {
    org.compute("EntityDefinition", new OfSchema(org.schema(), this::entities));
    org.compute("FieldDefinition", new OfSchema(org.schema(), this::fields));
    org.compute("CustomField", new OfSchema(org.schema(), this::customFields));
    org.compute("ValidationRule", this::validationRules);
    org.compute("ApexTrigger", this::triggers);
  }

  CustomFieldIds ids() {
    return ids;
  }

  /** A custom field as the Tooling API shows it. */
  Map<String, Object> customField(ObjectType object, Field field) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("Id", ids.id(object, field));
    json.put("DeveloperName", field.name().replaceFirst("__c$", ""));
    json.put("TableEnumOrId", Activities.entity(object));
    json.put("EntityDefinitionId", Activities.entity(object));
    json.put("FullName", Activities.entity(object) + "." + field.name());
    if (!field.metadata().isEmpty()) {
      json.put("Metadata", Json.read(field.metadata()));
    }
    return json;
  }

  private Shelf customFields() {
    WorldBuilder builder = World.written();
    for (ObjectType object : org.schema().objects()) {
      if (object.name().equals("Event")) {
        continue; // they stand among those of tasks
      }
      for (Field field : object.customFields()) {
        builder.record("fields", ids.id(object, field), org.schema().changedAt());
        customField(object, field).forEach(builder::set);
      }
    }
    return builder.build().shelf("fields");
  }

  private Shelf entities() {
    WorldBuilder builder = World.written();
    for (ObjectType object : org.schema().objects()) {
      builder
          .record("entities", entityId(object), org.schema().changedAt())
          .set("DurableId", object.name())
          .set("QualifiedApiName", object.name())
          .set("DeveloperName", object.name())
          .set("Label", object.name().replaceAll("([a-z])([A-Z])", "$1 $2"))
          .set("KeyPrefix", object.prefix())
          .set("IsCustomizable", object.kind() == ObjectType.Kind.DATA)
          .set("IsQueryable", true);
    }
    return builder.build().shelf("entities");
  }

  private Shelf fields() {
    WorldBuilder builder = World.written();
    int number = 0;
    for (ObjectType object : org.schema().objects()) {
      for (Field field : object.fields()) {
        builder
            .record("fields", RecordId.of("4fe", ++number).value(), org.schema().changedAt())
            .set("DurableId", object.name() + "." + field.name())
            .set("QualifiedApiName", field.name())
            .set("DeveloperName", field.name().replaceFirst("__c$", ""))
            .set("EntityDefinitionId", object.name())
            .set("EntityDefinition", entityId(object))
            .set("Label", field.label())
            .set("DataType", dataType(field))
            .set("Length", field.length())
            .set("Precision", field.precision())
            .set("Scale", field.scale())
            .set("IsCalculated", field.formula().isPresent())
            .set("IsIndexed", field.indexed() || field.type().isId())
            .set("IsNillable", !field.required());
        if (!field.metadata().isEmpty()) {
          String description = Json.read(field.metadata()).path("description").asText("");
          builder.set("Description", description);
        }
      }
    }
    return builder.build().shelf("fields");
  }

  private Shelf validationRules() {
    WorldBuilder builder = World.written();
    int number = 0;
    for (ValidationRule rule : obstacles.rules()) {
      builder
          .record("rules", RecordId.of("03d", ++number).value(), org.schema().changedAt())
          .set("ValidationName", rule.name())
          .set("Active", true)
          .set("EntityDefinitionId", rule.object())
          .set("EntityDefinition", entityId(org.schema().standard(rule.object())))
          .set("ErrorMessage", rule.message())
          .set("FullName", rule.object() + "." + rule.name())
          .set("Metadata", Map.of("active", true, "errorMessage", rule.message()));
      rule.field().ifPresent(field -> builder.set("ErrorDisplayField", field));
    }
    return builder.build().shelf("rules");
  }

  private Shelf triggers() {
    WorldBuilder builder = World.written();
    int number = 0;
    for (Obstacles.Trigger trigger : obstacles.triggers()) {
      builder
          .record("triggers", RecordId.of("01q", ++number).value(), org.schema().changedAt())
          .set("Name", trigger.name())
          .set("TableEnumOrId", trigger.object())
          .set("EntityDefinitionId", trigger.object())
          .set("Status", "Active")
          .set("UsageBeforeUpdate", true)
          .set("UsageAfterUpdate", false)
          .set("IsValid", true);
    }
    return builder.build().shelf("triggers");
  }

  private String entityId(ObjectType object) {
    int place = 0;
    for (ObjectType other : org.schema().objects()) {
      place++;
      if (other.name().equals(object.name())) {
        break;
      }
    }
    return RecordId.of("4ie", place).value();
  }

  /** For example {@code Text(255)} or {@code Number(3, 0)}. */
  private static String dataType(Field field) {
    String kind = field.formula().isPresent() ? "Formula " : "";
    return kind
        + switch (field.type()) {
          case ID, REFERENCE -> "Lookup(" + String.join(",", field.referenceTo()) + ")";
          case STRING -> "Text(" + field.length() + ")";
          case TEXTAREA ->
              field.filterable() ? "Text Area(255)" : "Long Text Area(" + field.length() + ")";
          case PICKLIST -> "Picklist";
          case MULTIPICKLIST -> "Picklist (Multi-Select)";
          case EMAIL -> "Email";
          case PHONE -> "Phone";
          case URL -> "URL(255)";
          case BOOLEAN -> "Checkbox";
          case INT, DOUBLE -> digits("Number", field);
          case CURRENCY -> digits("Currency", field);
          case PERCENT -> digits("Percent", field);
          case DATE -> "Date";
          case DATETIME -> "Date/Time";
          case COMPLEXVALUE -> FieldType.COMPLEXVALUE.word();
        };
  }

  private static String digits(String kind, Field field) {
    return "%s(%d, %d)".formatted(kind, field.precision() - field.scale(), field.scale());
  }
}
