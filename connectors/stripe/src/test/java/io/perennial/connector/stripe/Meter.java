package io.perennial.connector.stripe;

import io.perennial.connector.CallMeter;
import io.perennial.connector.failure.FailureClass;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what a test's calls cost. */
final class Meter implements CallMeter {

  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger retries = new AtomicInteger();

  @Override
  public void called() {
    calls.incrementAndGet();
  }

  @Override
  public void retried(FailureClass why) {
    retries.incrementAndGet();
  }

  @Override
  public void quota(Duration window, long left, long total) {
    throw new AssertionError("Stripe has no quota that lasts");
  }

  int calls() {
    return calls.get();
  }

  int retries() {
    return retries.get();
  }

  void reset() {
    calls.set(0);
    retries.set(0);
  }
}
