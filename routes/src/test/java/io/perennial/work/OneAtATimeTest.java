package io.perennial.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The lease is held on to for as long as the work goes on, whatever the database does meanwhile.
 */
class OneAtATimeTest {

  private final TestApplication perennial =
      TestApplication.on(
              TestDatabase.create(), new SettableClock(Instant.parse("2026-06-01T12:00:00Z")))
          .start();
  private final Flaky database = new Flaky(perennial.bean(PlatformTransactionManager.class));
  private final Beats beats = new Beats();
  private final OneAtATime work =
      new OneAtATime(perennial.bean(Leases.class), new TransactionTemplate(database), beats);

  @AfterEach
  void stop() {
    work.destroy();
    perennial.close();
  }

  @Test
  void beat_goesOnAfterTheDatabaseWasAwayForAMoment() {
    run(
        () -> {
          database.away = true;
          beats.beat();
          assertThat(beats.stopped()).isFalse();

          database.away = false;
          perennial.store().sql("update lease set until = '-infinity'").update();
          beats.beat();

          assertThat(secondsLeft()).isGreaterThan(170);
          assertThat(beats.stopped()).isFalse();
        });
  }

  @Test
  void beat_endsOnceAnotherHasTheLease() {
    run(
        () -> {
          perennial.store().sql("update lease set fence = fence + 1, until = '-infinity'").update();
          beats.beat();

          assertThat(beats.stopped()).isTrue();
          assertThat(secondsLeft()).as("what another holds is not ours to hold").isNegative();
        });
  }

  @Test
  void beat_endsWithTheWork() {
    run(() -> assertThat(beats.stopped()).isFalse());

    assertThat(beats.stopped()).isTrue();
    assertThat(secondsLeft()).isNegative();
  }

  @Test
  void run_isRefusedWhileAnotherWorks() {
    run(
        () ->
            assertThatThrownBy(
                    () -> work.run(lease -> "never", holder -> new Refused("busy: " + holder)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("busy: process"));
  }

  private void run(Runnable inside) {
    work.run(
        lease -> {
          inside.run();
          return lease;
        },
        holder -> new Refused(holder));
  }

  private double secondsLeft() {
    return perennial
        .store()
        .sql(
            """
            select greatest(extract(epoch from until - clock_timestamp()), -1) from lease
            where name = 'turn'
            """)
        .query(Double.class)
        .single();
  }

  /** Beats when the test says so, by the rules of the real one: an exception ends it. */
  private static final class Beats extends ScheduledThreadPoolExecutor {
    private final List<RunnableScheduledFuture<?>> repeated = new ArrayList<>();

    Beats() {
      super(1);
    }

    @Override
    protected <V> RunnableScheduledFuture<V> decorateTask(
        Runnable runnable, RunnableScheduledFuture<V> task) {
      repeated.add(task);
      return task;
    }

    /** The one beat that is due next, in this thread. */
    void beat() {
      RunnableScheduledFuture<?> task = repeated.get(repeated.size() - 1);
      getQueue().remove(task);
      task.run();
    }

    boolean stopped() {
      return repeated.get(repeated.size() - 1).isDone();
    }
  }

  /** A database that is away for a while. */
  private static final class Flaky implements PlatformTransactionManager {
    private final PlatformTransactionManager real;
    private boolean away;

    Flaky(PlatformTransactionManager real) {
      this.real = real;
    }

    @Override
    public TransactionStatus getTransaction(TransactionDefinition definition) {
      if (away) {
        throw new CannotCreateTransactionException("the pool is empty");
      }
      return real.getTransaction(definition);
    }

    @Override
    public void commit(TransactionStatus status) {
      real.commit(status);
    }

    @Override
    public void rollback(TransactionStatus status) {
      real.rollback(status);
    }
  }
}
