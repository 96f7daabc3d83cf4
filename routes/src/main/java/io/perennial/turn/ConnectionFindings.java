package io.perennial.turn;

import io.perennial.store.PageOutcome;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what one connection did in a turn. Used by several threads. */
public final class ConnectionFindings {

  private String identity = "";
  private final Map<String, Integer> read = new TreeMap<>();
  private final Map<String, Written> written = new TreeMap<>();
  private int deleted;
  private int mapped;
  private int ignored;
  private int parked;
  private @Nullable Integer unchanged;
  private @Nullable Integer unmatched;

  /**
   * Writes to one target. {@code sent = acknowledged + refused + unknown} always holds.
   *
   * @param sent records sent
   * @param acknowledged records that the vendor took
   * @param refused records that it did not take
   * @param unknown records of which nobody knows yet
   */
  public record Written(int sent, int acknowledged, int refused, int unknown) {

    Written plus(Written other) {
      return new Written(
          sent + other.sent,
          acknowledged + other.acknowledged,
          refused + other.refused,
          unknown + other.unknown);
    }
  }

  public synchronized void identity(String answered) {
    identity = answered;
  }

  public synchronized void page(String stream, PageOutcome page) {
    read.merge(stream, page.read(), Integer::sum);
    deleted += page.deleted();
    mapped += page.mapped();
    ignored += page.ignored();
    parked += page.parked();
  }

  public synchronized void written(String object, Written more) {
    written.merge(object, more, Written::plus);
  }

  /** Whether anything was sent to a target. */
  public synchronized boolean wrote(String object) {
    return written.containsKey(object) && written.get(object).sent() > 0;
  }

  /** Whether any record read was parked. */
  public synchronized boolean anyParked() {
    return parked > 0;
  }

  /** Whether the outcome of anything sent is unknown. */
  public synchronized boolean anyUnknown() {
    return written.values().stream().anyMatch(each -> each.unknown() > 0);
  }

  public synchronized void unmatched(int records) {
    unmatched = records;
  }

  public synchronized void unchanged(int records) {
    unchanged = records + (unchanged == null ? 0 : unchanged);
  }

  /** The report's line, with what the connection's meter counted. */
  public synchronized Report.Connection report(
      long calls, long retries, @Nullable Long budgetLeft) {
    return new Report.Connection(
        identity,
        calls,
        retries,
        budgetLeft,
        new TreeMap<>(read),
        deleted,
        mapped,
        ignored,
        parked,
        unmatched,
        new TreeMap<>(written),
        unchanged);
  }
}
