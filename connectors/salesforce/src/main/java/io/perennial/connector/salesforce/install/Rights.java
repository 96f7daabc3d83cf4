package io.perennial.connector.salesforce.install;

import io.perennial.connector.install.WantedField;
import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one of our permission sets allows.
 *
 * @param name for calls and files, for example {@code Perennial_Reader}
 * @param label what people see
 * @param meaning what it is for
 * @param api whether its user speaks to the API
 * @param tasks whether its user makes and closes tasks
 * @param fields whether each field may be edited or only seen, by names such as {@code
 *     Account.Perennial_ARR__c}
 * @param objects whether records of each object may be edited or only seen; always all of them
 */
record Rights(
    String name,
    String label,
    String meaning,
    boolean api,
    boolean tasks,
    SortedMap<String, Boolean> fields,
    SortedMap<String, Boolean> objects) {

  /** Objects whose rights Salesforce derives from those of the records they belong to. */
  static final Set<String> WITHOUT_RIGHTS = Set.of("Task", "Event");

  /** For the user that we log in as: writes our fields, reads what mappings read. */
  static Rights integration(
      Collection<WantedField> ours, SortedSet<String> readFields, SortedSet<String> readObjects) {
    SortedMap<String, Boolean> fields = new TreeMap<>();
    readFields.forEach(field -> fields.put(field, false));
    SortedMap<String, Boolean> objects = new TreeMap<>();
    readObjects.forEach(object -> objects.put(object, false));
    for (WantedField field : ours) {
      fields.put(field.object() + "." + field.name(), field.formula().isEmpty());
      objects.put(field.object(), true);
    }
    objects.keySet().removeAll(WITHOUT_RIGHTS);
    return new Rights(
        "Perennial_Integration",
        "Perennial Integration",
        "For the user that Perennial logs in as: edits its fields, sees what it reads.",
        true,
        ours.stream().anyMatch(field -> WITHOUT_RIGHTS.contains(field.object())),
        fields,
        objects);
  }

  /** For people: see our fields. */
  static Rights reader(Collection<WantedField> ours) {
    SortedMap<String, Boolean> fields = new TreeMap<>();
    ours.stream()
        .filter(field -> !field.key())
        .forEach(field -> fields.put(field.object() + "." + field.name(), false));
    return new Rights(
        "Perennial_Reader",
        "Perennial Reader",
        "For people: sees the fields that Perennial writes.",
        false,
        false,
        fields,
        new TreeMap<>());
  }

  /** The object of a field's name. */
  static String object(String field) {
    return field.substring(0, field.indexOf('.'));
  }

  /** How much of it there is, for people. */
  String size() {
    long edited = fields.values().stream().filter(Boolean::booleanValue).count();
    return "%d fields to edit, %d to see".formatted(edited, fields.size() - edited)
        + (objects.isEmpty()
            ? ""
            : ", all records of " + String.join(", ", new TreeSet<>(objects.keySet())));
  }
}
