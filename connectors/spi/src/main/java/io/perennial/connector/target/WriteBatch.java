package io.perennial.connector.target;

import java.util.List;
import java.util.UUID;

/**
 * Updates of one kind of record that travel together.
 *
 * @param id ours; the same when the batch is sent again, and the idempotency mark where the vendor
 *     takes one
 * @param target the vendor's object, for example {@code Account}
 * @param updates at most {@link FieldWriter#batchSize}, no record twice
 */
public record WriteBatch(UUID id, String target, List<FieldUpdate> updates) {

  public WriteBatch {
    updates = List.copyOf(updates);
    if (updates.isEmpty()) {
      throw new IllegalArgumentException("a batch without updates");
    }
    if (updates.stream().map(FieldUpdate::id).distinct().count() != updates.size()) {
      throw new IllegalArgumentException("a record stands twice in one batch");
    }
  }
}
