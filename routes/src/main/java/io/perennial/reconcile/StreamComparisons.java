package io.perennial.reconcile;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.source.Cursor;
import io.perennial.reconcile.Reconciliation.StreamResult;
import io.perennial.reconcile.StreamComparison.Mending;
import io.perennial.routes.pull.Intake;
import io.perennial.routes.pull.Remapping;
import io.perennial.routes.pull.Requests;
import io.perennial.routes.pull.Requests.Request;
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
import io.perennial.work.SideBySide;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads the streams of all connections from their beginnings, several side by side. */
@Component
final class StreamComparisons {

  private static final int PARTS = 4;

  private final Installation installation;
  private final Requests requests;
  private final Cursors cursors;
  private final PageStore pages;
  private final Intake intake;
  private final ComparedRecords store;
  private final CanonicalTables canonical;
  private final Remapping remapping;
  private final Suppressions suppressions;
  private final Leases leases;
  private final SideBySide sideBySide;
  private final Clock clock;

  StreamComparisons(
      Installation installation,
      Requests requests,
      Cursors cursors,
      PageStore pages,
      Intake intake,
      ComparedRecords store,
      CanonicalTables canonical,
      Remapping remapping,
      Suppressions suppressions,
      Leases leases,
      SideBySide sideBySide,
      Clock clock) {
    this.installation = installation;
    this.requests = requests;
    this.cursors = cursors;
    this.pages = pages;
    this.intake = intake;
    this.store = store;
    this.canonical = canonical;
    this.remapping = remapping;
    this.suppressions = suppressions;
    this.leases = leases;
    this.sideBySide = sideBySide;
    this.clock = clock;
  }

  /**
   * Compares each stream of each connection.
   *
   * @param strangers connections whose word is not to be believed, and why
   * @param heal whether the store is brought up to the sources
   */
  List<StreamResult> compare(Map<ConnectionName, String> strangers, boolean heal) {
    Map<StreamKey, Instant> freshness = cursors.freshness();
    List<StreamResult> results = new ArrayList<>();
    List<StreamComparison> comparisons = new ArrayList<>();
    List<Lease> held = new ArrayList<>();
    try {
      for (Connected connected : installation.connections()) {
        for (String stream : connected.mapping().streams()) {
          StreamKey key = new StreamKey(connected.name(), stream);
          String stranger = strangers.get(connected.name());
          if (stranger != null) {
            results.add(notCompared(key, stranger));
            continue;
          }
          Request request = requests.of(connected, stream, clock.instant());
          String fields = String.join(" ", request.visible());
          Instant lastRead = freshness.get(key);
          if (lastRead == null || !cursors.fields(key).map(fields::equals).orElse(false)) {
            results.add(
                notCompared(
                    key,
                    "has not been read to its end with the present mapping -> run sync first"));
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
      comparison.failed(Reconciler.words(refused));
    }
  }

  private static StreamResult notCompared(StreamKey key, String why) {
    return new StreamResult(
        key.connection().value(), key.stream(), 0, 0, 0, List.of(), List.of(), why);
  }
}
