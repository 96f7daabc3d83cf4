package io.perennial.writeback;

import java.util.List;
import java.util.Optional;

/**
 * What a field of ours looks like.
 *
 * @param content what it holds
 * @param label what people see
 * @param help one sentence that says what the value means
 * @param length most characters of a text, else 0
 * @param digits before the decimal point of a number, else 0
 * @param scale digits behind the decimal point of a number, else 0
 * @param options values of a picklist, in their order
 * @param formula how the vendor works it out; empty for fields that we write
 */
public record FieldShape(
    FieldContent content,
    String label,
    String help,
    int length,
    int digits,
    int scale,
    List<String> options,
    Optional<String> formula) {

  public FieldShape {
    options = List.copyOf(options);
  }
}
