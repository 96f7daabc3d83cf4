package io.perennial.writeback;

import java.util.Set;

/** Draft. */
public final class Conclusions {
  public static final Set<String> WORDS = Set.of("health.score");

  private Conclusions() {}
}
