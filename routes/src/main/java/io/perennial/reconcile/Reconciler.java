package io.perennial.reconcile;

import io.perennial.connector.ConnectorException;
import io.perennial.connector.source.Cursor;
import io.perennial.connector.target.FieldWriter;
import io.perennial.ledger.TargetForm;
import io.perennial.reconcile.Reconciliation.StreamResult;
import io.perennial.reconcile.Reconciliation.TargetResult;
import io.perennial.reconcile.StreamComparison.Mending;
import io.perennial.routes.pull.Intake;
import io.perennial.routes.pull.Remapping;
import io.perennial.routes.pull.Requests;
import io.perennial.routes.pull.Requests.Request;
import io.perennial.routes.write.WriteTargets;
import io.perennial.routes.write.WriteTargets.Written;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.store.Cursors;
import io.perennial.store.PageStore;
import io.perennial.store.StreamKey;
import io.perennial.store.canonical.CanonicalTables;
import io.perennial.store.suppression.Suppressions;
import io.perennial.turn.TurnRefused;
import io.perennial.work.Lease;
import io.perennial.work.Leases;
import io.perennial.work.OneAtATime;
import io.perennial.work.SideBySide;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Reads all sources and targets again and compares them with the store, record by record: what time
 * stamps and cursors cannot show is found here. No turn runs meanwhile.
 */
@Component
public final class Reconciler {

  private static final int PARTS = 4;

  private final Installation installation;
  private final Requests requests;
  private final WriteTargets targets;
  private final Cursors cursors;
  private final PageStore pages;
  private final Intake intake;
  private final ComparedRecords store;
  private final CanonicalTables canonical;
  private final Remapping remapping;
  private final Suppressions suppressions;
  private final TargetComparison targetComparison;
  private final Leases leases;
  private final OneAtATime oneAtATime;
  private final SideBySide sideBySide;
  private final Clock clock;

  Reconciler(
      Installation installation,
      Requests requests,
      WriteTargets targets,
      Cursors cursors,
      PageStore pages,
      Intake intake,
      ComparedRecords store,
      CanonicalTables canonical,
      Remapping remapping,
      Suppressions suppressions,
      TargetComparison targetComparison,
      Leases leases,
      OneAtATime oneAtATime,
      SideBySide sideBySide,
      Clock clock) {
    this.installation = installation;
    this.requests = requests;
    this.targets = targets;
    this.cursors = cursors;
    this.pages = pages;
    this.intake = intake;
    this.store = store;
    this.canonical = canonical;
    this.remapping = remapping;
    this.suppressions = suppressions;
    this.targetComparison = targetComparison;
    this.leases = leases;
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
      Reconciliation result = new Reconciliation(streams(heal), written(heal), heal);
      store.keep(result, clock.instant());
      return result;
    } finally {
      store.forgetSeen();
      installation.connections().forEach(connected -> connected.meter().gate().settle());
    }
  }

  private List<StreamResult> streams(boolean heal) {
    Map<StreamKey, Instant> freshness = cursors.freshness();
    List<StreamResult> results = new ArrayList<>();
    List<StreamComparison> comparisons = new ArrayList<>();
    List<Lease> held = new ArrayList<>();
    try {
      for (Connected connected : installation.connections()) {
        for (String stream : connected.mapping().streams()) {
          StreamKey key = new StreamKey(connected.name(), stream);
          Request request = requests.of(connected, stream, clock.instant());
          String fields = String.join(" ", request.visible());
          Instant lastRead = freshness.get(key);
          if (lastRead == null || !cursors.fields(key).map(fields::equals).orElse(false)) {
            results.add(notReady(key));
            continue;
          }
          Lease lease =
              leases
                  .claim(key.lease())
                  .orElseThrow(() -> new TurnRefused("%s is being read".formatted(key)));
          held.add(lease);
          comparisons.add(
              new StreamComparison(
                  connected,
                  key,
                  request,
                  store,
                  new Meanings(
                      canonical,
                      connected.mapping().type(stream),
                      remapping.isMapped(connected, key)),
                  suppressions,
                  intake,
                  lastRead,
                  new Mending(pages, lease, heal, clock.instant())));
        }
      }
      read(comparisons);
    } finally {
      held.forEach(leases::release);
    }
    comparisons.forEach(comparison -> results.add(comparison.result()));
    return results;
  }

  private void read(List<StreamComparison> comparisons) {
    Map<StreamComparison, List<Cursor>> parts = Collections.synchronizedMap(new LinkedHashMap<>());
    sideBySide.run(
        comparisons.stream()
            .<Runnable>map(
                comparison ->
                    () -> attempt(comparison, () -> parts.put(comparison, comparison.parts(PARTS))))
            .toList());
    List<Runnable> readings = new ArrayList<>();
    parts.forEach(
        (comparison, from) ->
            from.forEach(
                cursor -> readings.add(() -> attempt(comparison, () -> comparison.read(cursor)))));
    sideBySide.run(readings);
    sideBySide.run(
        comparisons.stream()
            .<Runnable>map(comparison -> () -> attempt(comparison, comparison::askForUnseen))
            .toList());
  }

  private static void attempt(StreamComparison comparison, Runnable step) {
    try {
      step.run();
    } catch (ConnectorException refused) {
      comparison.failed("%s -> %s".formatted(refused.getMessage(), refused.mend()));
    }
  }

  private List<TargetResult> written(boolean heal) {
    Map<String, TargetResult> results = Collections.synchronizedMap(new TreeMap<>());
    sideBySide.run(
        targets.all().stream()
            .<Runnable>map(
                written -> () -> results.put(written.target().toString(), compare(written, heal)))
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
      return new TargetResult(
          written.target().toString(),
          0,
          0,
          List.of(),
          "%s -> %s".formatted(refused.getMessage(), refused.mend()));
    }
  }

  private static StreamResult notReady(StreamKey key) {
    return new StreamResult(
        key.connection().value(),
        key.stream(),
        0,
        0,
        0,
        List.of(),
        List.of(),
        "has not been read to its end with the present mapping -> run sync first");
  }
}
