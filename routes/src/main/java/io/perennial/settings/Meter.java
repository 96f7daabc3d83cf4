package io.perennial.settings;

import io.perennial.connector.CallMeter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Counts one connection's calls since the process began. */
public final class Meter implements CallMeter {

  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong retries = new AtomicLong();
  private volatile @Nullable Quota quota;

  /** What the vendor last told about its longest-lasting quota. */
  public record Quota(long left, long total) {}

  @Override
  public void called() {
    calls.incrementAndGet();
  }

  @Override
  public void retried() {
    retries.incrementAndGet();
  }

  @Override
  public void quota(long left, long total) {
    quota = new Quota(left, total);
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
