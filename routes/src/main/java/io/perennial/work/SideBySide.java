package io.perennial.work;

import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Runs calls to several systems at the same time; how many a system bears, its client knows. */
@Component
public class SideBySide implements DisposableBean {

  private static final int THREADS = 16;

  private final AtomicInteger number = new AtomicInteger();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS,
          work -> {
            Thread thread = new Thread(work, "side-by-side-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
          });

  /** Runs all tasks and waits for them; must not be called from one of them. */
  public void run(List<Runnable> tasks) {
    List<Future<?>> running = new ArrayList<>();
    tasks.forEach(task -> running.add(threads.submit(Context.current().wrap(task))));
    RuntimeException first = null;
    for (Future<?> task : running) {
      try {
        task.get();
      } catch (ExecutionException failed) {
        RuntimeException cause =
            failed.getCause() instanceof RuntimeException own
                ? own
                : new IllegalStateException(failed.getCause());
        if (first == null) {
          first = cause;
        } else {
          first.addSuppressed(cause);
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        running.forEach(each -> each.cancel(true));
        throw new IllegalStateException("interrupted while systems were being asked", interrupted);
      }
    }
    if (first != null) {
      throw first;
    }
  }

  @Override
  public void destroy() {
    threads.shutdownNow();
  }
}
