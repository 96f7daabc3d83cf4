package io.perennial.cli.terminal;

import io.perennial.routes.plan.Plan;
import io.perennial.routes.plan.Plan.Change;
import io.perennial.routes.plan.Plan.TargetPlan;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** A plan as a person reads it. */
public final class PlanTable {

  private final PrintWriter out;

  public PlanTable(PrintWriter out) {
    this.out = out;
  }

  public void print(Plan plan) {
    for (TargetPlan target : plan.targets()) {
      out.printf(
          "%s: %,d records would be written, in %,d calls%n",
          target.target(), target.records(), target.calls());
      target.changes().forEach(this::change);
      if (target.records() > target.changes().size()) {
        out.printf("  … and %,d more: see --most%n", target.records() - target.changes().size());
      }
    }
  }

  private void change(Change change) {
    out.printf("  %s (customer %d, %s)%n", change.name(), change.customer(), change.id());
    change
        .after()
        .forEach(
            (field, after) ->
                out.printf(
                    "    %-40s %s -> %s%n",
                    field, shown(change.before().get(field)), shown(after)));
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "(empty)" : value.toString();
  }
}
