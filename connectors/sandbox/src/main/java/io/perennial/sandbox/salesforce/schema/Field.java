package io.perennial.sandbox.salesforce.schema;

import java.util.List;
import java.util.Optional;

/**
 * One field of an object.
 *
 * @param name API name, for example {@code Health_Score__c}
 * @param length most characters of a text, else 0
 * @param precision digits of a number, else 0
 * @param scale digits after the point, of {@code precision}
 * @param required neither empty at creation nor emptied later
 * @param values of a picklist
 * @param restricted whether a picklist refuses other values
 * @param referenceTo objects that a reference may point to
 * @param relationship name of the parent in queries, for example {@code Owner}
 * @param formula present if the value is computed
 * @param metadata the Tooling API's JSON of a custom field that a call created, else empty
 * @param cascade whether the record goes when the parent goes
 * @param open whether everybody sees it; else a permission set must grant it
 */
public record Field(
    String name,
    String label,
    FieldType type,
    int length,
    int precision,
    int scale,
    boolean required,
    boolean createable,
    boolean updateable,
    boolean unique,
    boolean externalId,
    List<String> values,
    boolean restricted,
    List<String> referenceTo,
    Optional<String> relationship,
    Optional<String> formula,
    Optional<String> defaultValue,
    String metadata,
    boolean cascade,
    boolean open) {

  public Field {
    values = List.copyOf(values);
    referenceTo = List.copyOf(referenceTo);
  }

  /** Starts a field that everybody sees, with the usual sizes of its type. */
  public static FieldBuilder named(String name, FieldType type) {
    return new FieldBuilder(name, type);
  }

  public boolean custom() {
    return name.endsWith("__c");
  }

  /** Whether the value is found by an index: ids, external ids, unique values. */
  public boolean indexed() {
    return unique || externalId;
  }

  /** Whether conditions may name the field; long texts they may not. */
  public boolean filterable() {
    return type != FieldType.COMPLEXVALUE && !(type == FieldType.TEXTAREA && length > 255);
  }
}
