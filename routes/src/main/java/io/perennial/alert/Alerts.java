package io.perennial.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What is amiss now. */
@Component
public final class Alerts {

  private final SnapshotReader snapshots;
  private final AlertTable table;

  Alerts(SnapshotReader snapshots, AlertTable table) {
    this.snapshots = snapshots;
    this.table = table;
  }

  /** All that is amiss, the most urgent first, whether anybody was told or not. */
  public List<Alert> firing(Instant now) {
    Snapshot snapshot = snapshots.read(now);
    Map<AlertKey, Instant> open = snapshot.open();
    return AlertRules.firing(snapshot).stream()
        .map(alert -> alert.since(earlier(alert.since(), open.getOrDefault(alert.key(), now))))
        .toList();
  }

  /** Notes what is amiss and what is over, so that each receiver is told once. */
  public void look(Set<String> receivers, Instant now) {
    table.note(AlertRules.firing(snapshots.read(now)), receivers, now);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
