package io.perennial.serve.hook;

import io.perennial.budget.Budgets;
import io.perennial.connector.ConnectionName;
import io.perennial.hook.DueRecords;
import io.perennial.hook.DueRecords.Waiting;
import io.perennial.hook.Gathering;
import io.perennial.routes.Turns;
import io.perennial.routes.hook.Recalling;
import io.perennial.serve.hook.HookConfiguration.Listening;
import io.perennial.store.Connections;
import io.perennial.turn.Report;
import io.perennial.turn.TurnRefused;
import io.perennial.turn.TurnRequest;
import io.perennial.work.Runs.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Follows what came in: gathers events for a moment, then takes a turn about the records that they
 * name. It also looks by itself, for what another instance has noted, or a killed one has left.
 */
final class HookWorker {

  private static final Logger LOG = LoggerFactory.getLogger(HookWorker.class);
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration ANOTHER_TURN = Duration.ofMillis(150);
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final Listening listening;
  private final Bell bell;
  private final DueRecords due;
  private final Recalling recalling;
  private final Budgets budgets;
  private final Connections connections;
  private final Turns turns;
  private final Clock clock;
  private volatile boolean stopping;
  private @Nullable Thread thread;

  HookWorker(
      Listening listening,
      Bell bell,
      DueRecords due,
      Recalling recalling,
      Budgets budgets,
      Connections connections,
      Turns turns,
      Clock clock) {
    this.listening = listening;
    this.bell = bell;
    this.due = due;
    this.recalling = recalling;
    this.budgets = budgets;
    this.connections = connections;
    this.turns = turns;
    this.clock = clock;
  }

  /** Camel is the last to start: before it is there, no turn could be taken. */
  @EventListener(ApplicationReadyEvent.class)
  void start() {
    if (listening.settings().isEmpty()) {
      return;
    }
    Thread worker = new Thread(this::run, "hooks");
    worker.setDaemon(true);
    worker.start();
    thread = worker;
  }

  private void run() {
    try {
      while (!stopping) {
        bell.await(attempt());
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration attempt() {
    try {
      return work();
    } catch (TurnRefused another) {
      return ANOTHER_TURN; // what is due stays so until that turn has ended
    } catch (RuntimeException fault) {
      if (stopping) {
        LOG.info("a turn was broken off; the next one goes on from there");
      } else {
        LOG.error("what systems told was not followed; it is tried again", fault);
      }
      return AFTER_A_FAULT;
    }
  }

  /**
   * Takes a turn if it is time for one.
   *
   * @return how long to wait before looking again
   */
  Duration work() {
    Instant now = clock.instant();
    Set<ConnectionName> ready = recalling.ready();
    Optional<Waiting> waiting = due.waiting(ready, now);
    if (waiting.isEmpty()) {
      return LOOK;
    }
    Duration left =
        Gathering.pause(used(ready)).minus(Duration.between(waiting.get().since(), now));
    if (waiting.get().records() < Gathering.ENOUGH && left.compareTo(Duration.ZERO) > 0) {
      return left.compareTo(LOOK) < 0 ? left : LOOK;
    }
    Report report = turns.take(TurnRequest.ofHooks());
    LOG.atLevel(report.status() == Status.COMPLETE ? Level.DEBUG : Level.INFO)
        .log(
            "turn {} {}: followed {} records, {} scored, {} problems",
            report.run(),
            report.status(),
            waiting.get().records(),
            report.scored(),
            report.problems().size());
    return Duration.ZERO;
  }

  /** The part of our share of calls that is used, where most of it is. */
  private double used(Set<ConnectionName> ready) {
    return budgets.days(connections.states()).entrySet().stream()
        .filter(day -> ready.contains(day.getKey()))
        .mapToDouble(day -> used(day.getValue()))
        .max()
        .orElse(0);
  }

  private static double used(Budgets.Day day) {
    return day.limit() == 0 ? 1 : (double) day.used() / day.limit();
  }

  /** Before Camel stops, whom a turn under way needs. */
  @EventListener(ContextClosedEvent.class)
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void stop() throws InterruptedException {
    stopping = true;
    Thread running = thread;
    if (running != null) {
      thread = null;
      bell.ring();
      running.join(LAST_WORDS.toMillis());
      running.interrupt();
    }
  }
}
