package io.perennial.work;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Long work of which one piece at a time may go on in a store, whoever does it. */
@Component
public class OneAtATime implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(OneAtATime.class);
  private static final String LEASE = "turn";
  private static final long HEARTBEAT_SECONDS = 30;

  private final Leases leases;
  private final TransactionTemplate transaction;
  private final ScheduledExecutorService heartbeat;

  @Autowired
  OneAtATime(Leases leases, TransactionTemplate transaction) {
    this(leases, transaction, Executors.newSingleThreadScheduledExecutor(OneAtATime::daemon));
  }

  OneAtATime(Leases leases, TransactionTemplate transaction, ScheduledExecutorService heartbeat) {
    this.leases = leases;
    this.transaction = transaction;
    this.heartbeat = heartbeat;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "turn-heartbeat");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Does something while nobody else does.
   *
   * @param busy makes the exception of the words that tell who is at it and since when
   */
  public <T> T run(Function<Lease, T> work, Function<String, RuntimeException> busy) {
    Lease lease =
        leases
            .claim(LEASE)
            .orElseThrow(() -> busy.apply(leases.holder(LEASE).orElse("another process")));
    ScheduledFuture<?> beats =
        heartbeat.scheduleWithFixedDelay(
            () -> beat(lease), HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    try {
      return work.apply(lease);
    } finally {
      beats.cancel(false);
      leases.release(lease);
    }
  }

  /**
   * Holds on for another while. An exception would end the beats for good: only a lost lease does,
   * as beating cannot bring it back.
   */
  private void beat(Lease lease) {
    try {
      transaction.executeWithoutResult(status -> leases.hold(lease));
    } catch (LeaseLost lost) {
      LOG.warn("another process has taken over: {}", lost.getMessage());
      throw lost;
    } catch (RuntimeException hiccup) {
      LOG.warn(
          "{} could not be held on to; it is tried again in {} s, and lasts for {} s from the last time that succeeded",
          lease.name(),
          HEARTBEAT_SECONDS,
          Leases.LENGTH.toSeconds(),
          hiccup);
    }
  }

  @Override
  public void destroy() {
    heartbeat.shutdownNow();
  }
}
