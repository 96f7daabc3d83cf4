package io.perennial.health.flag.rule;

import io.perennial.health.flag.FlagName;
import io.perennial.health.flag.Thresholds;
import io.perennial.model.history.Facts;
import java.time.LocalDate;
import java.util.Set;

/**
 * Whether one flag is raised: what it may look at, with the thresholds of the touch model.
 *
 * @param raisedBefore the flags found raised on this day so far; grows as flags are judged
 */
record Question(FlagName name, FlagInput input, Thresholds thresholds, Set<FlagName> raisedBefore) {

  Facts facts() {
    return input.facts();
  }

  LocalDate today() {
    return input.facts().today();
  }

  int number(String threshold) {
    return thresholds.number(threshold);
  }

  /** Whether the score is below a limit; an open flag clears only beyond the margin. */
  boolean scoreBelow(int limit) {
    int edge = input.past().wasOpen(name) ? limit + input.margin() : limit;
    return input.points().isPresent() && input.points().getAsInt() < edge;
  }

  /** Whether the score is above a limit; an open flag clears only beyond the margin. */
  boolean scoreAbove(int limit) {
    int edge = input.past().wasOpen(name) ? limit - input.margin() : limit;
    return input.points().isPresent() && input.points().getAsInt() > edge;
  }
}
