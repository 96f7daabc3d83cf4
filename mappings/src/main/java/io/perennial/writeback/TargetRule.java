package io.perennial.writeback;

import io.perennial.model.CanonicalType;
import java.util.List;

/**
 * What is written to one of a vendor's objects.
 *
 * @param object the vendor's name, for example {@code Account}
 * @param of what such a record is to us
 * @param fields in the order of the file
 */
public record TargetRule(String object, CanonicalType of, List<WrittenField> fields) {

  public TargetRule {
    fields = List.copyOf(fields);
  }

  /** The fields whose values we write; formulas are the vendor's to work out. */
  public List<WrittenField> written() {
    return fields.stream().filter(field -> field.shape().formula().isEmpty()).toList();
  }
}
