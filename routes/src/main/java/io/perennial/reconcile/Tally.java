package io.perennial.reconcile;

import io.perennial.reconcile.Reconciliation.Difference;
import io.perennial.reconcile.Reconciliation.Kind;
import io.perennial.reconcile.Reconciliation.StreamResult;
import io.perennial.reconcile.Reconciliation.Window;
import io.perennial.store.StreamKey;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Adds up one stream's comparison; safe for the threads that read its parts. */
final class Tally {

  private static final int EXAMPLES = 20;
  private static final int HEX = 16;

  private final StreamKey key;
  private final SortedMap<YearMonth, Sum> source = new TreeMap<>();
  private final List<Difference> examples = new ArrayList<>();
  private long compared;
  private long differing;
  private long behind;
  private @Nullable String failure;

  Tally(StreamKey key) {
    this.key = key;
  }

  /**
   * Some records of one month.
   *
   * @param hash all their hashes, one laid over the other: the order does not matter
   */
  record Sum(long records, long hash) {

    static final Sum NONE = new Sum(0, 0);

    Sum plus(Sum other) {
      return new Sum(records + other.records, hash ^ other.hash);
    }

    static Sum of(String hash) {
      return new Sum(1, Long.parseUnsignedLong(hash.substring(0, HEX), HEX));
    }

    String hex() {
      return "%016x".formatted(hash);
    }
  }

  /** A record of the source, alive. */
  synchronized void saw(Instant modifiedAt, String hash) {
    source.merge(YearMonth.from(modifiedAt.atOffset(ZoneOffset.UTC)), Sum.of(hash), Sum::plus);
  }

  synchronized void agrees() {
    compared++;
  }

  synchronized void differs(String id, Kind kind, List<String> fields) {
    compared++;
    differing++;
    if (examples.size() < EXAMPLES) {
      examples.add(new Difference(id, kind, fields));
    }
  }

  synchronized void isBehind() {
    behind++;
  }

  synchronized void failed(String why) {
    failure = why;
  }

  synchronized boolean complete() {
    return failure == null;
  }

  /** What came out. */
  synchronized StreamResult result(Map<YearMonth, Sum> store) {
    TreeSet<YearMonth> months = new TreeSet<>(source.keySet());
    months.addAll(store.keySet());
    List<Window> windows = new ArrayList<>();
    for (YearMonth month : months) {
      Sum read = source.getOrDefault(month, Sum.NONE);
      Sum stored = store.getOrDefault(month, Sum.NONE);
      windows.add(
          new Window(month.toString(), read.records(), stored.records(), read.hex(), stored.hex()));
    }
    return new StreamResult(
        key.connection().value(),
        key.stream(),
        compared,
        differing,
        behind,
        windows,
        examples,
        failure);
  }
}
