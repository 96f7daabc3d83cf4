package io.perennial.routes;

import io.perennial.connector.ConnectionName;
import io.perennial.routes.hook.HookTurnRoutes;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.settings.Meter;
import io.perennial.sql.Json;
import io.perennial.store.Connections;
import io.perennial.turn.Findings;
import io.perennial.turn.Report;
import io.perennial.turn.Turn;
import io.perennial.turn.TurnRefused;
import io.perennial.turn.TurnRequest;
import io.perennial.work.Lease;
import io.perennial.work.OneAtATime;
import io.perennial.work.Runs;
import io.perennial.work.Runs.Status;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** Takes turns, one at a time on one store, and reports each. */
@Component
public class Turns {

  private final Installation installation;
  private final ProducerTemplate routes;
  private final OneAtATime oneAtATime;
  private final Runs runs;
  private final Connections connections;
  private final Clock clock;

  Turns(
      Installation installation,
      ProducerTemplate routes,
      OneAtATime oneAtATime,
      Runs runs,
      Connections connections,
      Clock clock) {
    this.installation = installation;
    this.routes = routes;
    this.oneAtATime = oneAtATime;
    this.runs = runs;
    this.connections = connections;
    this.clock = clock;
  }

  /**
   * Takes one complete turn.
   *
   * @throws TurnRefused if another turn runs on this store
   */
  public Report take(TurnRequest request) {
    known(request);
    past(request);
    return oneAtATime.run(lease -> take(request, lease), TurnRefused::whileOneRuns);
  }

  private void known(TurnRequest request) {
    for (ConnectionName name : request.only()) {
      if (installation.connections().stream().noneMatch(each -> each.name().equals(name))) {
        throw new TurnRefused(
            "There is no connection called %s; configured are: %s"
                .formatted(
                    name, installation.connections().stream().map(Connected::name).toList()));
      }
    }
  }

  /** What has passed is shown to anybody, and written to look-alikes on this machine only. */
  private void past(TurnRequest request) {
    if (request.past().isEmpty()) {
      return;
    }
    TurnRequest.Past past = request.past().get();
    if (past.asOf().isAfter(clock.instant())) {
      throw new TurnRefused(
          "--as-of %s has not come yet; name a moment that has passed".formatted(past.asOf()));
    }
    for (Connected connected : installation.connections()) {
      if (past.kept() && !connected.onThisMachine()) {
        throw new TurnRefused(
            "--write-as-of would write old conclusions to %s, which is no look-alike on this"
                    .formatted(connected.name())
                + " machine; leave it out to see the scores without writing");
      }
    }
  }

  private Report take(TurnRequest request, Lease lease) {
    // the store keeps microseconds: rounded up there, what was just read would be of the future
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    runs.endAbandoned(now);
    long run =
        runs.begin(request.verb(), request.past().map(TurnRequest.Past::asOf).orElse(now), now);
    if (request.writes()) {
      request.undo().ifPresent(undo -> runs.undoes(run, undo.run()));
    }
    Turn turn = new Turn(run, lease, now, request, new Findings());
    Map<ConnectionName, Counted> before = counted();
    Status status = Status.FAILED;
    Report report = report(turn, status, before);
    try {
      routes.sendBody(way(request), turn);
      status = status(turn);
    } catch (CamelExecutionException fault) {
      throw fault.getCause() instanceof RuntimeException own ? own : fault;
    } finally {
      report = report(turn, status, before);
      runs.end(run, status, Json.write(report), clock.instant());
      if (request.hooks()) {
        runs.forgetIdle(run); // one each few seconds, most of all in trouble, would hide all others
      }
    }
    return report;
  }

  private static String way(TurnRequest request) {
    if (request.undo().isPresent()) {
      return UndoRoutes.IN;
    }
    return request.hooks() ? HookTurnRoutes.IN : TurnRoutes.IN;
  }

  private static Status status(Turn turn) {
    if (turn.findings().held()) {
      return Status.WAITING;
    }
    Report.Numbers numbers = turn.findings().numbers();
    boolean parked =
        turn.findings().connections().values().stream()
            .anyMatch(each -> each.anyParked() || each.anyUnknown());
    return numbers.problems().isEmpty() && !parked ? Status.COMPLETE : Status.PARTIAL;
  }

  private Map<ConnectionName, Counted> counted() {
    Map<ConnectionName, Counted> counted = new HashMap<>();
    for (Connected connected : installation.connections()) {
      counted.put(
          connected.name(), new Counted(connected.meter().calls(), connected.meter().retries()));
    }
    return counted;
  }

  private Report report(Turn turn, Status status, Map<ConnectionName, Counted> before) {
    Map<String, Report.Connection> lines = new TreeMap<>();
    for (Connected connected : installation.connections()) {
      if (turn.takesPart(connected.name())) {
        Meter meter = connected.meter();
        meter.gate().settle();
        meter
            .lastQuota()
            .ifPresent(quota -> connections.quota(connected.name(), quota.left(), quota.total()));
        OptionalLong left = meter.gate().left();
        Counted start = before.getOrDefault(connected.name(), new Counted(0, 0));
        lines.put(
            connected.name().value(),
            turn.findings()
                .of(connected.name())
                .report(
                    meter.calls() - start.calls(),
                    meter.retries() - start.retries(),
                    left.isPresent() ? left.getAsLong() : null));
      }
    }
    Report.Numbers numbers = turn.findings().numbers();
    return new Report(
        turn.run(),
        status,
        turn.now(),
        clock.instant(),
        turn.asOf(),
        lines,
        numbers.customers(),
        numbers.scored(),
        numbers.seconds(),
        numbers.problems());
  }

  private record Counted(long calls, long retries) {}
}
