package io.perennial.console.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the store one question for monitors, which give up long before a pool of connections does.
 *
 * <p>However many ask, it is under way once at the most, in a thread of its own, and the database
 * breaks it off after a while: questions do not pile up before a store that is slow.
 */
final class Promptly<T> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Promptly.class);
  private static final String NO_ANSWER = "the store does not answer a monitor";
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final ExecutorService thread;
  private final TransactionTemplate transaction;
  private final Supplier<T> question;
  private @Nullable Asked<T> asked;

  private record Asked<T>(Future<Optional<T>> answer, long atNanos) {

    long patienceNanos() {
      return Math.max(0, PATIENCE.toNanos() - (System.nanoTime() - atNanos));
    }
  }

  /**
   * A question that nobody has asked yet.
   *
   * @param name of the thread
   * @param longest that all statements of the question may take together, in whole seconds
   */
  Promptly(
      String name,
      PlatformTransactionManager transactions,
      Duration longest,
      Supplier<T> question) {
    this.thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread reader = new Thread(work, name);
              reader.setDaemon(true);
              return reader;
            });
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setReadOnly(true);
    this.transaction.setTimeout((int) longest.toSeconds());
    this.question = question;
  }

  /**
   * What the store answers within three seconds of being asked; empty if it does not, and at once
   * while a question is under way that has been waited for as long.
   */
  Optional<T> ask() {
    Asked<T> current = current();
    try {
      return current.answer().get(current.patienceNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failed) {
      LOG.debug(NO_ANSWER, failed);
      return Optional.empty();
    } catch (TimeoutException late) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private synchronized Asked<T> current() {
    if (asked == null || asked.answer().isDone()) {
      asked =
          new Asked<>(thread.submit(() -> transaction.execute(this::answer)), System.nanoTime());
    }
    return asked;
  }

  /** A failure that left the transaction would be an error in the log for every scrape. */
  private Optional<T> answer(TransactionStatus status) {
    try {
      return Optional.of(question.get());
    } catch (RuntimeException failed) {
      LOG.debug(NO_ANSWER, failed);
      status.setRollbackOnly();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
