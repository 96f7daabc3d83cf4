package io.perennial.chaos;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A process that stands still in the middle of its work, so that others think it dead. */
final class Sleep {

  private static final long MOST_SECONDS = 60;

  private final Before before;
  private final CountDownLatch asleep = new CountDownLatch(1);
  private final CountDownLatch awake = new CountDownLatch(1);

  /** What it was about to do, told by the first statement of the transaction. */
  enum Before {
    STORING_A_PAGE("order by id for update"),
    STORING_SCORES("insert into score (customer");

    private final String statement;

    Before(String statement) {
      this.statement = statement;
    }
  }

  Sleep(Before before) {
    this.before = before;
  }

  /** Falls asleep, once, if this is the statement. */
  void at(String sql) {
    if (asleep.getCount() > 0 && sql.contains(before.statement)) {
      asleep.countDown();
      await(awake);
    }
  }

  /** Waits for the process to be asleep; false if it has ended before. */
  boolean hasBegun(Runnable process) {
    Thread thread = new Thread(process, "sleeper");
    thread.start();
    while (thread.isAlive()) {
      try {
        if (asleep.await(5, TimeUnit.MILLISECONDS)) {
          return true;
        }
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    }
    return asleep.getCount() == 0;
  }

  void wake() {
    awake.countDown();
  }

  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(MOST_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody came for %d seconds".formatted(MOST_SECONDS));
      }
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
