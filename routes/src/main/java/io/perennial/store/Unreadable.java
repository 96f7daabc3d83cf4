package io.perennial.store;

import io.perennial.connector.source.UnreadableRecord;
import io.perennial.store.Incoming.Problem;
import io.perennial.work.Lease;
import io.perennial.work.LeaseLost;
import io.perennial.work.Leases;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Records that could not even be read, and of which nothing new is stored therefore. */
@Repository
public class Unreadable {

  /** Their code among what is parked. */
  public static final String CODE = "UNREADABLE";

  private static final String MEND =
      "mend the record at the source; it is read again when it changes";
  private static final String MEND_KEYLESS =
      "mend the record at the source, then run sync --full: only a reading of all records can tell that"
          + " this one is met no more";

  private final Parked parked;
  private final Leases leases;

  Unreadable(Parked parked, Leases leases) {
    this.parked = parked;
    this.leases = leases;
  }

  /** Parks those of a page, each under its own name; part of the page's transaction. */
  void park(StreamKey key, List<UnreadableRecord> page, Instant now) {
    Map<String, List<Problem>> problems = new LinkedHashMap<>();
    for (UnreadableRecord record : page) {
      String mend = record.id().isPresent() ? MEND : MEND_KEYLESS;
      problems.put(record.name(), List.of(new Problem(CODE, record.reason(), mend)));
    }
    parked.park(key, Parked.Stage.MAP, problems, now);
  }

  /**
   * A reading of all records has come to its end: what it did not meet is unreadable no more.
   *
   * @param begun when it began
   * @throws LeaseLost if another reads this stream by now; nothing is let go then
   */
  @Transactional
  public void letGoOfUnmet(Lease lease, StreamKey key, Instant begun) {
    parked.clearUnmet(key, Parked.Stage.MAP, CODE, begun);
    leases.hold(lease);
  }
}
