package io.perennial.connector.source;

import java.util.List;
import java.util.Optional;

/**
 * Reads a vendor's records, oldest change first, one page at a time.
 *
 * <p>Every method but the first two asks the vendor and throws {@link
 * io.perennial.connector.ConnectorException} if it refuses or cannot be reached; the exception's
 * {@link io.perennial.connector.FailureKind} says what the caller should do.
 */
public interface Source {

  /** Our names of the vendor's record kinds in reading order, for example {@code [accounts]}. */
  List<String> streams();

  /**
   * The vendor's object behind a stream, as schemas and targets call it, for example {@code
   * Account} behind {@code accounts}. Asks nobody.
   */
  String object(String stream);

  /**
   * Cursors that share out a stream's first read, so that its parts may be read side by side.
   *
   * <p>Together they yield every record; only the last one goes on to yield later changes, and the
   * others end. A vendor that cannot share out returns {@link Cursor#START} alone.
   *
   * @param parts how many cursors are wanted at the most, at least 1
   */
  default List<Cursor> shareOut(Selection selection, int parts) {
    return List.of(Cursor.START);
  }

  /**
   * Reads the records changed after {@code from}.
   *
   * <p>The same cursor may be read twice, so a crash between reading and storing loses nothing; the
   * price is that a record can arrive more than once.
   *
   * @param from the cursor of the last page stored, or {@link Cursor#START}
   */
  Page read(Selection selection, Cursor from);

  /**
   * Reads the present state of single records, in few calls.
   *
   * <p>Only what is absent from a complete answer comes back as {@link SourceRecord#deleted}: what
   * is there and cannot be understood is told apart, as {@link #read} does.
   *
   * @param ids the vendor's keys
   */
  Fetched fetch(Selection selection, List<String> ids);

  /**
   * The field that names who last changed a record of the stream, for example {@code
   * LastModifiedBy.Name}; empty if the vendor does not tell. Asks nobody.
   */
  default Optional<String> changedBy(String stream) {
    return Optional.empty();
  }

  /** How many records, deleted ones included, were last modified inside the window. */
  long count(String stream, Window window);

  /**
   * Where late records may still turn up behind a cursor; empty if the vendor's order is safe.
   *
   * <p>A long transaction at the vendor can commit records with a time stamp that we have read
   * past. If {@link #count} over the window differs from what was stored, the caller reads again
   * from the overlap's cursor.
   */
  default Optional<Overlap> overlap(String stream, Cursor at) {
    return Optional.empty();
  }
}
