package io.perennial.sandbox.company.judge;

import io.perennial.sandbox.company.cast.Flag;
import java.util.EnumSet;
import java.util.Set;

/** Collects flags: those that are up, and those that hang on a score, which is not worked out. */
final class Findings {

  private final Set<Flag> raised = EnumSet.noneOf(Flag.class);
  private final Set<Flag> undecided = EnumSet.noneOf(Flag.class);

  void raise(Flag flag, boolean condition) {
    if (condition) {
      raised.add(flag);
    }
  }

  void leave(Flag flag) {
    undecided.add(flag);
  }

  Set<Flag> raised() {
    return EnumSet.copyOf(raised);
  }

  Set<Flag> undecided() {
    return EnumSet.copyOf(undecided);
  }
}
