package io.perennial.serve;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.perennial.retention.Retention;
import io.perennial.routes.Turns;
import io.perennial.routes.greet.HourlyDescribing;
import io.perennial.rules.Rulebook;
import io.perennial.turn.Report;
import io.perennial.turn.TurnRefused;
import io.perennial.turn.TurnRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Takes a turn at start and then again and again, looks hourly at what vendors' objects look like,
 * and removes each night what was kept for long enough. The schedule lies in the database: of
 * several instances one takes each turn, and what a killed one was at another takes up.
 */
final class TurnSchedule {

  private static final Logger LOG = LoggerFactory.getLogger(TurnSchedule.class);
  private static final String TABLE = "scheduled_task";
  private static final Duration RULES = Duration.ofSeconds(15);
  private static final Duration POLLING = Duration.ofSeconds(5);
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  /** By the clock on the wall; a night that was missed is made up for at the next start. */
  private static final LocalTime NIGHT = LocalTime.of(3, 0);

  private final DataSource database;
  private final Turns turns;
  private final ServeSettings settings;
  private final Clock clock;
  private final TurnWatcher watcher;
  private final Retention retention;
  private final Rulebook rulebook;
  private final HourlyDescribing describing;
  private final AbandonedTasks abandoned;
  private volatile boolean stopping;
  private @Nullable Scheduler scheduler;

  TurnSchedule(
      DataSource database,
      Turns turns,
      ServeSettings settings,
      Clock clock,
      TurnWatcher watcher,
      Retention retention,
      Rulebook rulebook,
      HourlyDescribing describing,
      AbandonedTasks abandoned) {
    this.abandoned = abandoned;
    this.rulebook = rulebook;
    this.describing = describing;
    this.watcher = watcher;
    this.retention = retention;
    this.database = database;
    this.turns = turns;
    this.settings = settings;
    this.clock = clock;
  }

  /** Camel is the last to start: before it is there, no turn could be taken. */
  @EventListener(ApplicationReadyEvent.class)
  void start() {
    RecurringTask<Void> task =
        Tasks.recurring("turn", FixedDelay.of(settings.every()))
            .execute((instance, context) -> takeATurn());
    RecurringTask<Void> night =
        Tasks.recurring("retention", Schedules.daily(NIGHT))
            .execute((instance, context) -> retention.apply());
    RecurringTask<Void> rules =
        Tasks.recurring("rules", FixedDelay.of(RULES))
            .execute((instance, context) -> followRules());
    RecurringTask<Void> descriptions =
        Tasks.recurring("describe", FixedDelay.of(HourlyDescribing.LOOK))
            .execute((instance, context) -> followSchemas());
    Scheduler started =
        Scheduler.create(database)
            .tableName(TABLE)
            .schedulerName(new SchedulerName.Fixed(abandoned.picker()))
            .addSchedulerListener(abandoned)
            .threads(1)
            .pollingInterval(pause(settings.every()))
            .enableImmediateExecution()
            .shutdownMaxWait(LAST_WORDS)
            .startTasks(task, night, rules, descriptions)
            .build();
    abandoned.free();
    started.start();
    scheduler = started;
    try {
      started.reschedule(task.getDefaultTaskInstance(), clock.instant());
    } catch (TaskInstanceException begun) {
      LOG.debug("the turn has begun already: {}", begun.getMessage());
    }
  }

  private static Duration pause(Duration every) {
    return every.compareTo(POLLING) < 0 ? every : POLLING;
  }

  /** What an admin has changed is seen soon, not only when a turn is due. */
  void followRules() {
    if (rulebook.outdated()) {
      takeATurn();
    }
  }

  /** Fields that went or came at a vendor are taken up at once. */
  void followSchemas() {
    try {
      if (describing.look()) {
        takeATurn();
      }
    } catch (RuntimeException fault) {
      LOG.error("objects could not be described; tried again in {}", HourlyDescribing.LOOK, fault);
    }
  }

  private void takeATurn() {
    try {
      Report report = patiently(TurnRequest.sync(watcher.progress()).as("serve"));
      watcher.ended(report);
      LOG.info(
          "turn {} {}: {} customers, {} scored, {} problems",
          report.run(),
          report.status(),
          report.customers(),
          report.scored(),
          report.problems().size());
    } catch (TurnRefused another) {
      LOG.info("no turn now: {}", another.getMessage());
    } catch (RuntimeException fault) {
      if (stopping) {
        LOG.info("a turn was broken off; the next one goes on from there");
      } else {
        LOG.error("a turn failed; the next is taken in {}", settings.every(), fault);
      }
    }
  }

  /** A turn about events is short: it is waited for, or many of them would leave no room. */
  private Report patiently(TurnRequest request) {
    long begun = System.nanoTime();
    while (true) {
      try {
        return turns.take(request);
      } catch (TurnRefused another) {
        if (stopping || System.nanoTime() - begun > PATIENCE.toNanos()) {
          throw another;
        }
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      }
    }
  }

  /** Before Camel stops, whom a turn under way needs. */
  @EventListener(ContextClosedEvent.class)
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void stop() {
    stopping = true;
    if (scheduler != null) {
      scheduler.stop();
      scheduler = null;
    }
  }
}
