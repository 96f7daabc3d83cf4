package io.perennial.routes.write.undo;

import io.perennial.ledger.TargetValues.Change;
import io.perennial.turn.UndoneField;
import java.util.List;
import java.util.Optional;

/**
 * What an undo does with one record.
 *
 * @param fields what becomes of each, if the vendor takes the change
 * @param change what puts back; empty if there is nothing to be written
 */
public record UndoneRecord(List<UndoneField> fields, Optional<Change> change) {

  public UndoneRecord {
    fields = List.copyOf(fields);
  }
}
