package io.perennial.connector.target;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Writes our conclusions into fields of the vendor's records. */
public interface FieldWriter {

  /** The vendor's objects whose fields can be written, for example {@code [Account]}. */
  List<String> targets();

  /** How many records of a target one batch may hold. */
  int batchSize(String target);

  /**
   * Writes one batch. The same batch may be written twice with the same end.
   *
   * @return one outcome per update, in the order of the batch
   * @throws io.perennial.connector.ConnectorException if the batch as a whole failed; nobody knows
   *     then which updates arrived, and the caller reads back before it sends again. Kind PARK says
   *     that it may be one record's fault: what had not arrived is sent again in halves
   */
  List<WriteOutcome> write(WriteBatch batch);

  /**
   * How long to wait before records that somebody else had locked are sent again; doubles with each
   * further try.
   */
  default Duration lockPause() {
    return Duration.ofMillis(500);
  }

  /**
   * Waits until the vendor has worked off what was sent before, by whichever process: only then
   * does a reading back tell what became of it. Does nothing where a vendor answers when it is
   * done.
   *
   * @throws io.perennial.connector.ConnectorException if it is not worked off in good time; nobody
   *     knows then which updates arrived
   */
  default void drain() {}

  /**
   * Reads what the target holds now, in as few calls as the vendor allows.
   *
   * @return one entry per record that exists, in no particular order
   */
  List<TargetRecord> readBack(String target, List<String> ids, Collection<String> fields);
}
