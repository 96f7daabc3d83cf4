package io.perennial.sandbox.engine;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Counts calls by kind and by status. It keeps no calls; who wants them listens. */
public final class Journal {

  private final Map<String, LongAdder> kinds = new ConcurrentHashMap<>();
  private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
  private final List<Consumer<Exchange>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();

  /**
   * One call and its answer.
   *
   * @param kind see {@link Handler#kind}
   */
  public record Exchange(String kind, Call call, Answer answer) {}

  /** All calls so far, those that a fault struck included. */
  public long calls() {
    return kinds.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** Calls of one kind, for example {@code PATCH /services/data/{version}/composite/sobjects}. */
  public long calls(String kind) {
    LongAdder count = kinds.get(kind);
    return count == null ? 0 : count.sum();
  }

  /** Calls by kind, kinds in alphabetical order. */
  public SortedMap<String, Long> byKind() {
    SortedMap<String, Long> counts = new TreeMap<>();
    kinds.forEach((kind, count) -> counts.put(kind, count.sum()));
    return counts;
  }

  /** Answers with a status; 0 counts the connections that were reset. */
  public long answers(int status) {
    LongAdder count = statuses.get(status);
    return count == null ? 0 : count.sum();
  }

  /** The largest number of calls that were under way at the same time. */
  public int mostAtOnce() {
    return mostAtOnce.get();
  }

  /** Hands every later exchange to the listener, in the serving thread. */
  public void listen(Consumer<Exchange> listener) {
    listeners.add(listener);
  }

  /** Sets all counters back to zero; listeners stay. */
  public void reset() {
    kinds.clear();
    statuses.clear();
    mostAtOnce.set(open.get());
  }

  void began() {
    mostAtOnce.accumulateAndGet(open.incrementAndGet(), Math::max);
  }

  void ended(Exchange exchange) {
    open.decrementAndGet();
    kinds.computeIfAbsent(exchange.kind(), kind -> new LongAdder()).increment();
    statuses.computeIfAbsent(exchange.answer().status(), code -> new LongAdder()).increment();
    listeners.forEach(listener -> listener.accept(exchange));
  }
}
