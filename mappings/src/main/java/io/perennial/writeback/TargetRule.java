package io.perennial.writeback;

import io.perennial.model.CanonicalType;
import java.util.List;
import java.util.Optional;

/**
 * What is written to one of a vendor's objects.
 *
 * @param object the vendor's name, for example {@code Account}
 * @param of what such a record is to us
 * @param fields in the order of the file
 * @param rarely when such a record is written; empty if whenever a value differs
 */
public record TargetRule(
    String object, CanonicalType of, List<WrittenField> fields, Optional<Rarely> rarely) {

  public TargetRule {
    fields = List.copyOf(fields);
  }

  /** The fields whose values we write; formulas are the vendor's to work out. */
  public List<WrittenField> written() {
    return fields.stream().filter(field -> field.shape().formula().isEmpty()).toList();
  }
}
