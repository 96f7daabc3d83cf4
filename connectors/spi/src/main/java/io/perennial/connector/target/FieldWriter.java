package io.perennial.connector.target;

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
   *     then which updates arrived, and the caller reads back before it sends again
   */
  List<WriteOutcome> write(WriteBatch batch);

  /**
   * Reads what the target holds now, in as few calls as the vendor allows.
   *
   * @return one entry per record that exists, in no particular order
   */
  List<TargetRecord> readBack(String target, List<String> ids, Collection<String> fields);
}
