package io.perennial.connector.target;

import java.util.List;

/**
 * One field of a vendor's object.
 *
 * @param name the vendor's, for example {@code Tier__c}
 * @param label what people see
 * @param type what it holds
 * @param length most characters of a text; 0 if it holds none
 * @param scale digits behind the decimal point
 * @param writable whether our user may change it
 * @param options values of a picklist in their order; others are refused only if {@code restricted}
 * @param restricted whether a value outside the options is refused
 * @param calculated whether its value may change while the record's time of change stands still: a
 *     formula, a roll-up, or what lies behind a relation
 */
public record FieldSchema(
    String name,
    String label,
    FieldType type,
    int length,
    int scale,
    boolean writable,
    List<String> options,
    boolean restricted,
    boolean calculated) {

  public FieldSchema {
    options = List.copyOf(options);
  }

  /** A field whose changes move the record's time of change. */
  public FieldSchema(
      String name,
      String label,
      FieldType type,
      int length,
      int scale,
      boolean writable,
      List<String> options,
      boolean restricted) {
    this(name, label, type, length, scale, writable, options, restricted, false);
  }
}
