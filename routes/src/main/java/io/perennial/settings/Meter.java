package io.perennial.settings;

import io.opentelemetry.context.Context;
import io.perennial.connector.CallMeter;
import io.perennial.connector.call.OutsideCall;
import io.perennial.connector.failure.FailureClass;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts one connection's calls since the process began, and lets others watch them. */
public final class Meter implements CallMeter {

  private static final Duration DAY = Duration.ofDays(1);

  private final CallGate gate;
  private final AtomicLong calls = new AtomicLong();
  private final Map<FailureClass, AtomicLong> retries = new ConcurrentHashMap<>();
  private final List<Consumer<OutsideCall>> watchers = new CopyOnWriteArrayList<>();
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
  public void retried(FailureClass why) {
    retries.computeIfAbsent(why, first -> new AtomicLong()).incrementAndGet();
  }

  @Override
  public void answered(OutsideCall call) {
    watchers.forEach(watcher -> watcher.accept(call));
  }

  @Override
  public <T> Supplier<T> carried(Supplier<T> work) {
    return Context.current().wrapSupplier(work);
  }

  @Override
  public void quota(Duration window, long left, long total) {
    if (window.compareTo(DAY) >= 0) {
      quota = new Quota(left, total);
      gate.told(left, total);
    }
  }

  /** From now on told of each request that ends, in the thread that waited for it. */
  public void watch(Consumer<OutsideCall> watcher) {
    watchers.add(watcher);
  }

  public CallGate gate() {
    return gate;
  }

  public long calls() {
    return calls.get();
  }

  public long retries() {
    return retries.values().stream().mapToLong(AtomicLong::get).sum();
  }

  /** Repeats after failures of one class. */
  public long retries(FailureClass why) {
    AtomicLong count = retries.get(why);
    return count == null ? 0 : count.get();
  }

  public Optional<Quota> lastQuota() {
    return Optional.ofNullable(quota);
  }
}
