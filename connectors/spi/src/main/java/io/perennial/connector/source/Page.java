package io.perennial.connector.source;

import java.util.List;

/**
 * A stretch of a stream, stored together with the cursor behind it.
 *
 * @param records what could be read
 * @param unreadable what came without a key or time stamp that we can understand; parked by the
 *     caller, never dropped
 * @param next where the next page begins
 * @param more whether the vendor has further records at this moment
 */
public record Page(
    List<SourceRecord> records, List<UnreadableRecord> unreadable, Cursor next, boolean more) {

  public Page {
    records = List.copyOf(records);
    unreadable = List.copyOf(unreadable);
  }

  public Page(List<SourceRecord> records, Cursor next, boolean more) {
    this(records, List.of(), next, more);
  }

  /** How many records the vendor sent. */
  public int size() {
    return records.size() + unreadable.size();
  }
}
