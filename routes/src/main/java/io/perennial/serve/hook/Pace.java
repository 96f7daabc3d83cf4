package io.perennial.serve.hook;

import io.perennial.connector.ConnectionName;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lets something happen once in a while for each connection, however often it is wanted. */
final class Pace {

  private final long pauseNanos;
  private final Map<ConnectionName, Long> last = new ConcurrentHashMap<>();

  Pace(Duration pause) {
    this.pauseNanos = pause.toNanos();
  }

  /** Whether it may happen now; the first time it may. */
  boolean allows(ConnectionName connection) {
    long now = System.nanoTime();
    Long before = last.get(connection);
    if (before == null) {
      return last.putIfAbsent(connection, now) == null;
    }
    return now - before >= pauseNanos && last.replace(connection, before, now);
  }
}
