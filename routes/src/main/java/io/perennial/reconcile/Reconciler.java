package io.perennial.reconcile;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.target.FieldWriter;
import io.perennial.ledger.Target;
import io.perennial.ledger.TargetForm;
import io.perennial.reconcile.Reconciliation.TargetResult;
import io.perennial.routes.greet.Recognition;
import io.perennial.routes.write.WriteTargets;
import io.perennial.routes.write.WriteTargets.Written;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.turn.TurnRefused;
import io.perennial.work.OneAtATime;
import io.perennial.work.SideBySide;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Reads all sources and targets again and compares them with the store, record by record: what time
 * stamps and cursors cannot show is found here. No turn runs meanwhile.
 */
@Component
public final class Reconciler {

  private final Installation installation;
  private final Recognition recognition;
  private final StreamComparisons streams;
  private final WriteTargets targets;
  private final TargetComparison targetComparison;
  private final ComparedRecords store;
  private final OneAtATime oneAtATime;
  private final SideBySide sideBySide;
  private final Clock clock;

  Reconciler(
      Installation installation,
      Recognition recognition,
      StreamComparisons streams,
      WriteTargets targets,
      TargetComparison targetComparison,
      ComparedRecords store,
      OneAtATime oneAtATime,
      SideBySide sideBySide,
      Clock clock) {
    this.installation = installation;
    this.recognition = recognition;
    this.streams = streams;
    this.targets = targets;
    this.targetComparison = targetComparison;
    this.store = store;
    this.oneAtATime = oneAtATime;
    this.sideBySide = sideBySide;
    this.clock = clock;
  }

  /**
   * Compares everything.
   *
   * @param heal brings the store up to the sources, and has the next sync bring targets up to it
   * @throws TurnRefused while a turn runs on this store
   */
  public Reconciliation run(boolean heal) {
    return oneAtATime.run(
        alone -> compare(heal),
        who ->
            new TurnRefused(
                "A turn runs on this store: %s. Wait for its end: it changes what is compared"
                    .formatted(who)));
  }

  private Reconciliation compare(boolean heal) {
    try {
      store.forgetSeen();
      Map<ConnectionName, String> strangers = strangers();
      Reconciliation result =
          new Reconciliation(streams.compare(strangers, heal), written(strangers, heal), heal);
      store.keep(result, clock.instant());
      return result;
    } finally {
      store.forgetSeen();
      installation.connections().forEach(connected -> connected.meter().gate().settle());
    }
  }

  /** Who does not answer, or not as who it should be, and why: no word of theirs is believed. */
  private Map<ConnectionName, String> strangers() {
    Map<ConnectionName, String> strangers = new ConcurrentHashMap<>();
    sideBySide.run(
        installation.connections().stream()
            .<Runnable>map(
                connected ->
                    () -> {
                      try {
                        recognition.recognise(connected);
                      } catch (ConnectorException refused) {
                        strangers.put(connected.name(), words(refused));
                      }
                    })
            .toList());
    return strangers;
  }

  private List<TargetResult> written(Map<ConnectionName, String> strangers, boolean heal) {
    Map<String, TargetResult> results = Collections.synchronizedMap(new TreeMap<>());
    sideBySide.run(
        targets.all().stream()
            .<Runnable>map(
                written ->
                    () -> {
                      String stranger = strangers.get(written.connected().name());
                      results.put(
                          written.target().toString(),
                          stranger == null
                              ? compare(written, heal)
                              : notCompared(written.target(), stranger));
                    })
            .toList());
    return List.copyOf(results.values());
  }

  private TargetResult compare(Written written, boolean heal) {
    Connected connected = written.connected();
    TargetForm form = targets.form(connected, written.target().object());
    FieldWriter writer = connected.connector().writer().orElseThrow();
    try {
      return targetComparison.run(writer, written.target(), form, heal);
    } catch (ConnectorException refused) {
      return notCompared(written.target(), words(refused));
    }
  }

  private static TargetResult notCompared(Target target, String why) {
    return new TargetResult(target.toString(), 0, 0, List.of(), why);
  }

  static String words(ConnectorException refused) {
    return "%s -> %s".formatted(refused.getMessage(), refused.mend());
  }
}
