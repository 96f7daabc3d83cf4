package io.perennial.scores;

import io.perennial.health.Health;
import io.perennial.ledger.Desired;
import io.perennial.ledger.Target;
import io.perennial.ledger.task.TaskWish;
import io.perennial.model.RecordRef;
import io.perennial.model.history.CustomerHistory;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Says what the targets should hold about a customer. Used by several threads. */
public interface Wishes {

  /**
   * What one customer's records should hold.
   *
   * @param organizations of the support system that are the customer's
   */
  Wished of(long customer, CustomerHistory history, List<RecordRef> organizations, Health health);

  /** Our fields without values, for each target. */
  Map<Target, SortedMap<String, @Nullable Object>> empty();

  /** What a task holds once its flag is no longer raised, for each target with tasks. */
  Map<Target, SortedMap<String, @Nullable Object>> closings();

  /**
   * What the targets should hold about a customer.
   *
   * @param desired records with values
   * @param belonging all records of the targets that are the customer's; some are left as they are
   * @param tasks that there should be about raised flags
   */
  record Wished(List<Desired> desired, Map<Target, List<String>> belonging, List<TaskWish> tasks) {}
}
