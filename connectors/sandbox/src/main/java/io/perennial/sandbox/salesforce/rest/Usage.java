package io.perennial.sandbox.salesforce.rest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.TreeMap;

/** The daily allowance of API calls, counted over the last 24 hours by the hour. */
public final class Usage {

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final int HOURS = 24;

  private final InstantSource clock;
  private final TreeMap<Long, Long> calls = new TreeMap<>();
  private long max;

  public Usage(InstantSource clock, long max) {
    this.clock = clock;
    this.max = max;
  }

  /** Calls in the last 24 hours. */
  public synchronized long used() {
    calls.headMap(hour() - HOURS, true).clear();
    return calls.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The allowance. */
  public synchronized long max() {
    return max;
  }

  /** Changes the allowance. */
  public synchronized void max(long calls) {
    max = calls;
  }

  /** Uses calls up as the customer's other systems would. */
  public synchronized void use(long count) {
    calls.merge(hour(), count, Long::sum);
  }

  /** Counts one call; false if the allowance is used up. */
  synchronized boolean take() {
    if (used() >= max) {
      return false;
    }
    use(1);
    return true;
  }

  private long hour() {
    return clock.millis() / HOUR;
  }
}
