package io.perennial.connector.install;

import io.perennial.connector.target.FieldType;
import java.util.List;
import java.util.Optional;

/**
 * A field of ours as it is to be, in words that fit every vendor.
 *
 * @param object the vendor's, for example {@code Account}
 * @param name the vendor's, with our prefix, for example {@code Perennial_Health_Score__c}
 * @param type what it holds
 * @param label what people see; they may change it later
 * @param help one sentence that says what the value means
 * @param length most characters of a text, else 0
 * @param digits before the decimal point of a number, else 0
 * @param scale digits behind the decimal point of a number, else 0
 * @param options of a picklist, in their order
 * @param formula how the vendor works it out; empty for fields that we write
 * @param adopt whether a field of this name that existed before us may be used
 * @param key whether it holds a key of ours, by which a record is found again; never twice the same
 */
public record WantedField(
    String object,
    String name,
    FieldType type,
    String label,
    String help,
    int length,
    int digits,
    int scale,
    List<WantedOption> options,
    Optional<String> formula,
    boolean adopt,
    boolean key) {

  public WantedField {
    options = List.copyOf(options);
  }

  /** A field that holds no key. */
  public WantedField(
      String object,
      String name,
      FieldType type,
      String label,
      String help,
      int length,
      int digits,
      int scale,
      List<WantedOption> options,
      Optional<String> formula,
      boolean adopt) {
    this(object, name, type, label, help, length, digits, scale, options, formula, adopt, false);
  }
}
