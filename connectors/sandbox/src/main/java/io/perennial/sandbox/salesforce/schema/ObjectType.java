package io.perennial.sandbox.salesforce.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One object: its fields in order, found without regard to case. */
public final class ObjectType {

  private final String name;
  private final String prefix;
  private final Kind kind;
  private volatile Map<String, Field> fields = Map.of();

  /** Who may do what with an object's records. */
  public enum Kind {
    /** Business data. */
    DATA,
    /** Written by administrators only. */
    SETUP,
    /** Written by nobody. */
    FIXED,
    /** Computed from the schema and seen by the Tooling API. */
    TOOLING
  }

  ObjectType(String name, String prefix, Kind kind) {
    this.name = name;
    this.prefix = prefix;
    this.kind = kind;
  }

  public String name() {
    return name;
  }

  /** First three characters of its records' ids. */
  public String prefix() {
    return prefix;
  }

  public Kind kind() {
    return kind;
  }

  public Collection<Field> fields() {
    return Collections.unmodifiableCollection(fields.values());
  }

  /** A field by its name, whatever the case. */
  public Optional<Field> field(String fieldName) {
    return Optional.ofNullable(fields.get(fieldName.toLowerCase(Locale.ROOT)));
  }

  /** The reference whose parent goes by this name in queries, for example {@code Owner}. */
  public Optional<Field> relationship(String relationshipName) {
    return fields.values().stream()
        .filter(
            field -> field.relationship().filter(relationshipName::equalsIgnoreCase).isPresent())
        .findFirst();
  }

  /** Whether deleted records lie in the recycle bin, where queryAll sees them. */
  public boolean hasRecycleBin() {
    return field("IsDeleted").isPresent();
  }

  void put(Field field) {
    Map<String, Field> next = new LinkedHashMap<>(fields);
    next.put(field.name().toLowerCase(Locale.ROOT), field);
    fields = next;
  }

  void remove(String fieldName) {
    Map<String, Field> next = new LinkedHashMap<>(fields);
    next.remove(fieldName.toLowerCase(Locale.ROOT));
    fields = next;
  }

  /** The custom fields in the order of their creation. */
  public Collection<Field> customFields() {
    return new ArrayList<>(fields.values().stream().filter(Field::custom).toList());
  }
}
