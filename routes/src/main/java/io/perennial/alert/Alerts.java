package io.perennial.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is amiss now. */
@Component
public final class Alerts {

  private final SnapshotReader snapshots;
  private final AlertTable table;
  private final HeldAlerts held;

  Alerts(SnapshotReader snapshots, AlertTable table, HeldAlerts held) {
    this.snapshots = snapshots;
    this.table = table;
    this.held = held;
  }

  /** All that is amiss, the most urgent first, whether anybody was told or not. */
  public List<Alert> firing(Instant now) {
    Snapshot snapshot = snapshots.read(now);
    Map<AlertKey, Instant> open = snapshot.open();
    return withHeld(AlertRules.firing(snapshot), open.keySet(), now).stream()
        .map(alert -> alert.since(earlier(alert.since(), open.getOrDefault(alert.key(), now))))
        .toList();
  }

  /** Notes what is amiss and what is over, so that each receiver is told once. */
  public void look(Set<String> receivers, Instant now) {
    Snapshot snapshot = snapshots.read(now);
    List<Alert> firing = AlertRules.firing(snapshot);
    table.note(withHeld(firing, snapshot.open().keySet(), now), receivers, now);
    held.fired(firing, now);
  }

  private List<Alert> withHeld(List<Alert> firing, Set<AlertKey> open, Instant now) {
    Set<AlertKey> keys = firing.stream().map(Alert::key).collect(Collectors.toSet());
    if (open.stream().noneMatch(key -> HeldAlerts.holds(key) && !keys.contains(key))) {
      return firing;
    }
    List<Alert> all = new ArrayList<>(firing);
    held.at(now).stream().filter(alert -> !keys.contains(alert.key())).forEach(all::add);
    all.sort(Alert.MOST_URGENT_FIRST);
    return all;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
