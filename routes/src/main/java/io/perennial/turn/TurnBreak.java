package io.perennial.turn;

import io.perennial.work.Lease;
import io.perennial.work.LeaseLost;
import io.perennial.work.Leases;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps turns away while something is done to the whole store. */
@Component
public class TurnBreak implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(TurnBreak.class);
  private static final String LEASE = "turn";
  private static final long HEARTBEAT_SECONDS = 30;

  private final Leases leases;
  private final TransactionTemplate transaction;
  private final ScheduledExecutorService heartbeat =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "break-heartbeat");
            thread.setDaemon(true);
            return thread;
          });

  TurnBreak(Leases leases, TransactionTemplate transaction) {
    this.leases = leases;
    this.transaction = transaction;
  }

  /**
   * Does some work in one transaction, in which no turn runs.
   *
   * @param work its transaction ends as it says; the lease is held at its end
   * @throws TurnRefused if a turn runs now
   */
  public <T> T during(Function<Ending, T> work) {
    Lease lease =
        leases
            .claim(LEASE)
            .orElseThrow(
                () ->
                    new TurnRefused(
                        "A turn runs on this store: %s. Wait for its end, or see: perennial status"
                            .formatted(leases.holder(LEASE).orElse("another process"))));
    ScheduledFuture<?> beats =
        heartbeat.scheduleWithFixedDelay(
            () -> beat(lease), HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    try {
      return transaction.execute(
          status -> {
            T result = work.apply(status::setRollbackOnly);
            beats.cancel(false);
            leases.hold(lease);
            return result;
          });
    } finally {
      beats.cancel(false);
      leases.release(lease);
    }
  }

  /** How the transaction ends: by a commit, unless this is called. */
  public interface Ending {
    void rollBack();
  }

  private void beat(Lease lease) {
    try {
      transaction.executeWithoutResult(status -> leases.hold(lease));
    } catch (LeaseLost lost) {
      LOG.warn("another process has taken over: {}", lost.getMessage());
    }
  }

  @Override
  public void destroy() {
    heartbeat.shutdownNow();
  }
}
