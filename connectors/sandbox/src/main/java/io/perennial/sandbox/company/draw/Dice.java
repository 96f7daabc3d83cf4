package io.perennial.sandbox.company.draw;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/** Chance that repeats itself: the same seeds bring the same numbers on every machine. */
public final class Dice {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int PERCENT = 100;
  private static final int OPENING_HOUR = 6;
  private static final int WORKING_SECONDS = 14 * 3600;

  private long state;

  private Dice(long state) {
    this.state = state;
  }

  /** Dice that no other seeds share, whatever is thrown with them. */
  public static Dice of(long... seeds) {
    long mixed = GOLDEN;
    for (long seed : seeds) {
      mixed = mix(mixed * 31 + seed);
    }
    return new Dice(mixed);
  }

  /** A number from 0 to below the limit. */
  public int below(int limit) {
    state += GOLDEN;
    return (int) Long.remainderUnsigned(mix(state), limit);
  }

  /** A number from the first to the last, both included. */
  public int between(int first, int last) {
    return first + below(last - first + 1);
  }

  /** True in so many of a hundred cases. */
  public boolean chance(int percent) {
    return below(PERCENT) < percent;
  }

  /** One of the choices. */
  public <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** A moment of a day between 6 and 20 o'clock UTC. */
  public Instant within(LocalDate day) {
    return day.atTime(LocalTime.of(OPENING_HOUR, 0))
        .toInstant(ZoneOffset.UTC)
        .plusSeconds(below(WORKING_SECONDS));
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
