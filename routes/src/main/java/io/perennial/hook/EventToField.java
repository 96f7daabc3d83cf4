package io.perennial.hook;

import io.perennial.connector.ConnectionName;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/**
 * How long it takes from an event that comes in to the acknowledgement of the first field that
 * follows from it. Tells whoever watches, and keeps nothing.
 */
@Component
public final class EventToField {

  private final List<BiConsumer<ConnectionName, Duration>> watchers = new CopyOnWriteArrayList<>();

  /** From now on told of each event that a field has followed, and of the system that told it. */
  public void watch(BiConsumer<ConnectionName, Duration> watcher) {
    watchers.add(watcher);
  }

  /** A field has followed an event. */
  public void took(ConnectionName teller, Duration time) {
    watchers.forEach(watcher -> watcher.accept(teller, time));
  }
}
