package io.perennial.parked;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records that could not be mapped or written.
 *
 * @param total how many there are
 * @param groups one for each connection, stage and code, the largest first
 * @param records the oldest first
 * @param more how many records are not listed
 */
public record ParkedList(int total, List<Group> groups, List<Entry> records, int more) {

  public ParkedList {
    groups = List.copyOf(groups);
    records = List.copyOf(records);
  }

  /**
   * Records with one reason.
   *
   * @param stage MAP or WRITE
   * @param mend what a person does about one of them
   */
  public record Group(
      String connection, String stage, String code, int count, Instant since, String mend) {}

  /**
   * One record.
   *
   * @param stream the stream, or the vendor's object of a refused write
   * @param customer whose it is; null if nobody knows
   * @param attempts how often it was refused
   * @param due whether the next sync sends it
   * @param reason the vendor's words, or what is wrong with the field
   * @param cause what a vendor's code means; null where the reason says it all
   */
  public record Entry(
      String connection,
      String stream,
      String id,
      String stage,
      @Nullable String customer,
      Instant since,
      int attempts,
      boolean due,
      String code,
      String reason,
      @Nullable String requestId,
      @Nullable String cause,
      String mend) {}
}
