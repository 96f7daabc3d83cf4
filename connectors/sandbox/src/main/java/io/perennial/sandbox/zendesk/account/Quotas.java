package io.perennial.sandbox.zendesk.account;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Counts calls in windows that begin with the first call of each. */
public final class Quotas {

  private final InstantSource clock;
  private final Map<String, Window> windows = new HashMap<>();

  public Quotas(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * What is left of a quota after a call.
   *
   * @param granted false if the call came too late
   * @param resetSeconds until the next window begins
   */
  public record Taken(boolean granted, int total, int remaining, long resetSeconds) {}

  /** Counts a call. */
  public synchronized Taken take(String name, int total, Duration length) {
    Window window = window(name, length);
    boolean granted = window.used < total;
    if (granted) {
      window.used++;
    }
    return taken(window, granted, total);
  }

  /** Uses calls up as the customer's other systems would. */
  public synchronized void use(String name, int calls) {
    window(name, Duration.ofMinutes(1)).used += calls;
  }

  private Window window(String name, Duration length) {
    long now = clock.millis();
    Window window = windows.get(name);
    if (window == null || window.end <= now) {
      window = new Window(now + length.toMillis());
      windows.put(name, window);
    }
    return window;
  }

  private Taken taken(Window window, boolean granted, int total) {
    long millis = window.end - clock.millis();
    return new Taken(granted, total, Math.max(0, total - window.used), (millis + 999) / 1000);
  }

  private static final class Window {

    private final long end;
    private int used;

    Window(long end) {
      this.end = end;
    }
  }
}
