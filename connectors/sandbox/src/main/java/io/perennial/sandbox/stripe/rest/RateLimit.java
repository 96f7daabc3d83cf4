package io.perennial.sandbox.stripe.rest;

import java.util.concurrent.TimeUnit;

/** Lets so many calls through in each second of real time. */
public final class RateLimit {

  private final int perSecond;
  private long second;
  private int count;

  /**
   * A limit.
   *
   * @param perSecond 0 for none
   */
  public RateLimit(int perSecond) {
    this.perSecond = perSecond;
  }

  synchronized boolean take() {
    long now = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime());
    if (now != second) {
      second = now;
      count = 0;
    }
    count++;
    return perSecond == 0 || count <= perSecond;
  }
}
