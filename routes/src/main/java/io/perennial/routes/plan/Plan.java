package io.perennial.routes.plan;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the next turn would write if nothing changed meanwhile.
 *
 * @param targets by target, in the order of writing
 */
public record Plan(List<TargetPlan> targets) {

  public Plan {
    targets = List.copyOf(targets);
  }

  /**
   * The writes to one target.
   *
   * @param target for example {@code salesforce/Account}
   * @param records how many records would be written
   * @param calls how many calls that would cost
   * @param changes the first of them
   */
  public record TargetPlan(String target, int records, int calls, List<Change> changes) {

    public TargetPlan {
      changes = List.copyOf(changes);
    }
  }

  /** What one field holds and what it should hold. */
  public record Change(
      long customer,
      String name,
      String id,
      SortedMap<String, @Nullable Object> before,
      SortedMap<String, @Nullable Object> after) {}
}
