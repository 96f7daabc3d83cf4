package io.perennial.sandbox.state;

import java.time.Instant;
import java.util.List;

/**
 * One write to one record.
 *
 * @param number counts all writes of the system from 1
 * @param object the vendor's name of the record's kind
 * @param by who wrote: the vendor's user id
 * @param fields every field that was sent, changed or not
 * @param repeated whether the same values had been the last write to this record already, or, for a
 *     creation, a record with these values had been created before
 */
public record RecordWrite(
    long number,
    String object,
    String id,
    Type type,
    String by,
    Instant at,
    List<FieldChange> fields,
    boolean repeated) {

  /** What was done. */
  public enum Type {
    CREATE,
    UPDATE,
    DELETE
  }

  public RecordWrite {
    fields = List.copyOf(fields);
  }

  /** Whether an update left the record as it was. */
  public boolean changedNothing() {
    return type == Type.UPDATE && fields.stream().noneMatch(FieldChange::differs);
  }
}
