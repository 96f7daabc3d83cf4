package io.perennial.serve.hook;

import io.perennial.connector.ConnectionName;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells in the log that calls are refused: the first at once, then no more than once a minute. */
final class RefusedCalls {

  private static final Logger LOG = LoggerFactory.getLogger(RefusedCalls.class);
  private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

  private final Map<ConnectionName, Told> told = new TreeMap<>();

  private record Told(long at, int since) {}

  synchronized void note(ConnectionName connection, String reason) {
    Told last = told.get(connection);
    long now = System.nanoTime();
    if (last != null && now - last.at() < PAUSE_NANOS) {
      told.put(connection, new Told(last.at(), last.since() + 1));
      return;
    }
    LOG.warn(
        "a call to /hooks/{} was refused: {}{}",
        connection,
        reason,
        last == null || last.since() == 0 ? "" : "; so were %d before".formatted(last.since()));
    told.put(connection, new Told(now, 0));
  }
}
