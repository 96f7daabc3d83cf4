package io.perennial.connector.salesforce.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.connector.install.Installed;
import io.perennial.connector.install.Installed.Outcome;
import io.perennial.connector.install.Mark;
import io.perennial.connector.install.WantedField;
import io.perennial.connector.salesforce.call.SalesforceClient;
import io.perennial.connector.salesforce.call.SoqlText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Makes custom fields, in a few calls of the Tooling API. */
final class CustomFields {

  private final SalesforceClient client;
  private final Composite composite;

  CustomFields(SalesforceClient client, Composite composite) {
    this.client = client;
    this.composite = composite;
  }

  /** What became of each field, in the order of the work: formulas after the fields they use. */
  Map<WantedField, Installed> install(List<WantedField> wanted) {
    List<WantedField> inOrder =
        wanted.stream().sorted(Comparator.comparing(field -> field.formula().isPresent())).toList();
    Map<WantedField, Installed> results = new LinkedHashMap<>();
    Map<String, JsonNode> there = there(inOrder);
    List<WantedField> missing = new ArrayList<>();
    Map<String, WantedField> outdated = new LinkedHashMap<>();
    Map<String, Map<String, Object>> changes = new LinkedHashMap<>();
    for (WantedField field : inOrder) {
      JsonNode found = there.get(key(entity(field), field.name()));
      if (found == null) {
        missing.add(field);
      } else {
        Change change = compare(field, found);
        results.put(field, change.result());
        if (change.result().outcome() == Outcome.CHANGED) {
          outdated.put(found.path("Id").asText(), field);
          changes.put(found.path("Id").asText(), Map.of("Metadata", change.metadata()));
        }
      }
    }
    create(missing, results);
    change(outdated, changes, results);
    return results;
  }

  private record Change(Installed result, JsonNode metadata) {}

  private static Change compare(WantedField field, JsonNode found) {
    String thing = thing(field);
    FieldMetadata wish = new FieldMetadata(field);
    JsonNode metadata = found.path("Metadata");
    boolean ours = Mark.isOn(metadata.path("description").asText(""));
    if (!ours && !field.adopt()) {
      return new Change(
          Installed.leftAlone(
              thing,
              "existed before us as " + metadata.path("type").asText("something else"),
              "rename it, or choose another field-prefix, or say adopt: true in write-back.yaml to"
                  + " have it written"),
          metadata);
    }
    if (wish.obstacle(metadata).isPresent()) {
      return new Change(
          Installed.refused(
              thing,
              wish.obstacle(metadata).get(),
              "delete the field in Setup and run install again, or mend write-back.yaml"),
          metadata);
    }
    ObjectNode copy = metadata.deepCopy();
    List<String> differences = ours ? wish.bring(copy) : List.of();
    return differences.isEmpty()
        ? new Change(Installed.unchanged(thing), metadata)
        : new Change(Installed.changed(thing, String.join(", ", differences)), copy);
  }

  private void create(List<WantedField> missing, Map<WantedField, Installed> results) {
    List<Composite.Part> parts =
        composite.create(
            missing.stream()
                .map(
                    field ->
                        Map.<String, Object>of(
                            "FullName",
                            entity(field) + "." + field.name(),
                            "Metadata",
                            new FieldMetadata(field).all("valueName")))
                .toList());
    for (int i = 0; i < parts.size(); i++) {
      String thing = thing(missing.get(i));
      Composite.Part part = parts.get(i);
      results.put(
          missing.get(i), part.done() ? Installed.created(thing) : Mends.refused(thing, part));
    }
  }

  private void change(
      Map<String, WantedField> outdated,
      Map<String, Map<String, Object>> changes,
      Map<WantedField, Installed> results) {
    List<WantedField> fields = List.copyOf(outdated.values());
    List<Composite.Part> parts = composite.change(changes);
    for (int i = 0; i < parts.size(); i++) {
      if (!parts.get(i).done()) {
        results.put(fields.get(i), Mends.refused(thing(fields.get(i)), parts.get(i)));
      }
    }
  }

  /** The wanted ones that exist, whoever made them, by object and name in lower case. */
  private Map<String, JsonNode> there(List<WantedField> wanted) {
    if (wanted.isEmpty()) {
      return Map.of();
    }
    TreeSet<String> objects = new TreeSet<>();
    TreeSet<String> names = new TreeSet<>();
    for (WantedField field : wanted) {
      objects.add(entity(field));
      names.add(field.name().replaceFirst("__c$", ""));
    }
    JsonNode rows =
        client
            .tooling(
                "SELECT Id FROM CustomField WHERE %s AND %s AND NamespacePrefix = null"
                    .formatted(
                        SoqlText.in("TableEnumOrId", objects), SoqlText.in("DeveloperName", names)))
            .path("records");
    List<String> ids = new ArrayList<>();
    rows.forEach(row -> ids.add(row.path("Id").asText()));
    Map<String, JsonNode> there = new LinkedHashMap<>();
    for (Composite.Part part : composite.fields(ids)) {
      if (!part.done()) {
        throw client.errors().malformed("a custom field cannot be read: " + part.words());
      }
      there.put(part.body().path("FullName").asText().toLowerCase(Locale.ROOT), part.body());
    }
    return there;
  }

  /** Tasks and events share their custom fields: these belong to the object Activity. */
  static String entity(WantedField field) {
    return Rights.WITHOUT_RIGHTS.contains(field.object()) ? "Activity" : field.object();
  }

  static String thing(WantedField field) {
    return "field %s.%s".formatted(field.object(), field.name());
  }

  private static String key(String object, String name) {
    return (object + "." + name).toLowerCase(Locale.ROOT);
  }
}
