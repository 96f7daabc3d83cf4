package io.perennial.routes.plan;

import io.perennial.customers.Customers;
import io.perennial.ledger.TargetValues;
import io.perennial.ledger.TargetValues.Portion;
import io.perennial.routes.plan.Plan.Change;
import io.perennial.routes.plan.Plan.TargetPlan;
import io.perennial.routes.write.WriteTargets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Shows the differences between what targets hold and what they should. */
@Component
public final class PlanReader {

  private final WriteTargets targets;
  private final TargetValues values;
  private final Customers customers;

  PlanReader(WriteTargets targets, TargetValues values, Customers customers) {
    this.targets = targets;
    this.values = values;
    this.customers = customers;
  }

  /**
   * The plan as it stands in the store.
   *
   * @param most records to show of each target
   * @param now when it would be written
   */
  public Plan read(int most, Instant now) {
    List<TargetPlan> plans = new ArrayList<>();
    for (WriteTargets.Written written : targets.withTasks()) {
      int records = values.countPending(written.target(), now);
      List<TargetValues.Change> changes = values.pending(written.target(), Portion.of(most), now);
      Map<Long, String> names =
          customers.names(changes.stream().map(TargetValues.Change::customer).toList());
      if (written.isIdle() && records == 0) {
        continue;
      }
      int batch = written.writer().batchSize(written.target().object());
      plans.add(
          new TargetPlan(
              written.target().toString(),
              records,
              (records + batch - 1) / batch,
              changes.stream()
                  .map(
                      change ->
                          new Change(
                              change.customer(),
                              names.getOrDefault(change.customer(), ""),
                              change.id(),
                              change.before(),
                              change.update().values()))
                  .toList()));
    }
    return new Plan(plans);
  }
}
