package io.perennial.alert.tell;

import io.perennial.alert.AlertTable;
import io.perennial.alert.Alerts;
import io.perennial.settings.OperatorSettings;
import io.perennial.work.Leases;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Looks every half minute whether something is amiss, in a thread of its own: a turn neither waits
 * for it nor holds it up.
 */
public final class AlertWatch {

  private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);

  /** The first turn gets a moment to read what was missed while nobody served. */
  private static final long FIRST_SECONDS = 60;

  private static final long SECONDS = 30;

  private final Telling telling;
  private @Nullable ScheduledExecutorService thread;
  private @Nullable ScheduledFuture<?> looks;
  private boolean blind;

  AlertWatch(
      Alerts alerts, AlertTable table, Leases leases, Clock clock, OperatorSettings settings) {
    this.telling = new Telling(alerts, table, leases, clock, settings);
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread watch = new Thread(work, "alert-watch");
              watch.setDaemon(true);
              return watch;
            });
    looks = started.scheduleWithFixedDelay(this::look, FIRST_SECONDS, SECONDS, TimeUnit.SECONDS);
    thread = started;
  }

  private void look() {
    try {
      telling.look();
      blind = false;
    } catch (RuntimeException | Error failed) { // an error would end all looks without a word
      if (!blind) {
        LOG.warn("nobody is told of alerts while the store does not answer", failed);
      }
      blind = true;
    }
  }

  /** Before the database goes. */
  @EventListener(ContextClosedEvent.class)
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void stop() {
    if (looks != null) {
      looks.cancel(true);
      looks = null;
    }
    if (thread != null) {
      thread.shutdownNow();
      thread = null;
    }
  }
}
