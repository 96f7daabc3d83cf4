package io.perennial.sandbox.engine;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Calls that a look-alike makes by itself, beside its work: tried again when they fail, and in no
 * fixed order if asked. Safe for many threads; nobody waits for it.
 */
public final class Deliveries implements AutoCloseable {

  private static final int THREADS = 4;
  private static final int ATTEMPTS = 6;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final int LONGEST_DELAY_MILLIS = 400;

  private final ScheduledThreadPoolExecutor threads;
  private final Random random = new Random(1);
  private final AtomicInteger toLose = new AtomicInteger();
  private final AtomicInteger taken = new AtomicInteger();
  private volatile boolean shuffled;

  public Deliveries() {
    threads =
        new ScheduledThreadPoolExecutor(
            THREADS,
            work -> {
              Thread thread = new Thread(work, "deliveries");
              thread.setDaemon(true);
              return thread;
            });
    threads.setRemoveOnCancelPolicy(true);
    threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** From now on later calls may overtake earlier ones. */
  public void shuffle() {
    shuffled = true;
  }

  /** The next so many are lost: they arrive nowhere and are not tried again. */
  public void lose(int calls) {
    toLose.addAndGet(calls);
  }

  /** How many arrived and were taken. */
  public int taken() {
    return taken.get();
  }

  /**
   * Makes a call soon.
   *
   * @param attempt one try; true if it was taken
   */
  public void send(BooleanSupplier attempt) {
    if (toLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return;
    }
    schedule(attempt, 1, shuffled ? random.nextInt(LONGEST_DELAY_MILLIS) : 0);
  }

  private void schedule(BooleanSupplier attempt, int number, long delayMillis) {
    try {
      Future<?> unused =
          threads.schedule(() -> run(attempt, number), delayMillis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      System.getLogger(Deliveries.class.getName())
          .log(System.Logger.Level.DEBUG, "the look-alike has ended", closed);
    }
  }

  private void run(BooleanSupplier attempt, int number) {
    if (attempt.getAsBoolean()) {
      taken.incrementAndGet();
    } else if (number < ATTEMPTS) {
      schedule(attempt, number + 1, FIRST_PAUSE.toMillis() << (number - 1));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
