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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Asks the store for a monitor, which gives up long before a pool of connections does. */
@Component
final class Promptly implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(Promptly.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread reader = new Thread(work, "watch-reader");
            reader.setDaemon(true);
            return reader;
          });

  /** What the store answers within three seconds; empty if it does not. */
  <T> Optional<T> ask(Supplier<T> question) {
    Future<T> answer = thread.submit(question::get);
    try {
      return Optional.of(answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException failed) {
      LOG.debug("the store does not answer a monitor", failed);
      return Optional.empty();
    } catch (TimeoutException late) {
      answer.cancel(true);
      return Optional.empty();
    } catch (InterruptedException stopped) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void destroy() {
    thread.shutdownNow();
  }
}
