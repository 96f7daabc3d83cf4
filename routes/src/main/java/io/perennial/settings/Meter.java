package io.perennial.settings;

import io.perennial.connector.CallMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Counts one connection's calls since the process began. */
public final class Meter implements CallMeter {

  private static final Duration DAY = Duration.ofDays(1);

  private final CallGate gate;
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong retries = new AtomicLong();
  private volatile @Nullable Quota quota;

  /** A meter behind which all calls may be made. */
  public Meter() {
    this(CallGate.OPEN);
  }

  /** A meter that asks a gate before each call. */
  public Meter(CallGate gate) {
    this.gate = gate;
  }

  /** What the vendor last told about its quota of a day. */
  public record Quota(long left, long total) {}

  @Override
  public void permit() {
    gate.permit();
  }

  @Override
  public void called() {
    calls.incrementAndGet();
  }

  @Override
  public void retried() {
    retries.incrementAndGet();
  }

  @Override
  public void quota(Duration window, long left, long total) {
    if (window.compareTo(DAY) >= 0) {
      quota = new Quota(left, total);
      gate.told(left, total);
    }
  }

  public CallGate gate() {
    return gate;
  }

  public long calls() {
    return calls.get();
  }

  public long retries() {
    return retries.get();
  }

  public Optional<Quota> lastQuota() {
    return Optional.ofNullable(quota);
  }
}
