package io.perennial.hook;

import java.time.Duration;

/**
 * How long events are gathered before anything is done: what several of them tell about one
 * customer then costs one reading and one write.
 */
public final class Gathering {

  /** So many records are worth a turn at once. */
  public static final int ENOUGH = 200;

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final double HALF = 0.5;

  /** From half to all of our share, the pause doubles so often: 1 to 64 seconds. */
  private static final int DOUBLINGS = 6;

  private Gathering() {}

  /**
   * The pause from the first event to the turn.
   *
   * @param used part of our share of calls that is used, from 0 to 1, of whichever connection has
   *     used most
   */
  public static Duration pause(double used) {
    double beyond = Math.min(1, Math.max(0, used - HALF) / (1 - HALF));
    return Duration.ofMillis(Math.round(SHORTEST.toMillis() * Math.pow(2, beyond * DOUBLINGS)));
  }
}
