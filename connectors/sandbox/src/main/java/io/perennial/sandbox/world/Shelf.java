package io.perennial.sandbox.world;

import java.util.Map;
import java.util.OptionalInt;

/**
 * The base records of one kind, numbered from 0 and made when somebody looks.
 *
 * <p>A shelf never changes: the look-alike keeps what calls changed elsewhere. Called by many
 * threads at once; a repeated question gets an equal answer.
 */
public interface Shelf {

  /** A shelf without records. */
  static Shelf empty() {
    return ListShelf.EMPTY;
  }

  /** How many records there are, deleted ones included. */
  int size();

  /** The vendor's key of a record; cheap, since orders and look-ups are built from it. */
  String id(int index);

  /** Where the record with this key stands; the reverse of {@link #id}, cheap as well. */
  OptionalInt index(String id);

  /** When the record last changed at the vendor, epoch milliseconds; cheap. */
  long modifiedAt(int index);

  /** Whether the record lies in the recycle bin; cheap. */
  default boolean deleted(int index) {
    return false;
  }

  /**
   * Makes the record. Called once for each record that an answer shows or a filter must see.
   *
   * @return values by the vendor's field names, absent where empty: text, number, Boolean, {@link
   *     java.time.LocalDate}, {@link java.time.Instant}, or whatever the vendor's look-alike reads
   */
  Map<String, Object> record(int index);
}
