package io.perennial.connector.zendesk.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps calls inside the limits of a minute, as the headers tell them.
 *
 * <p>Of the account's limit a part is never touched: it belongs to the customer's other systems.
 * Exports have a limit of their own, which is used to its end; until a header says otherwise it is
 * taken to be ten a minute.
 *
 * @see <a href="https://developer.zendesk.com/api-reference/introduction/rate-limits/">Rate
 *     limits</a>
 */
final class ZendeskBudget {

  static final String EXPORTS = "incremental-exports";

  private static final String ACCOUNT = "";
  private static final int EXPORTS_A_MINUTE = 10;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** By how much two answers may differ about the same end, told in whole seconds. */
  private static final Duration ROUNDED = Duration.ofSeconds(2);

  private static final Pattern LIMIT =
      Pattern.compile("total=(\\d+);\\s*remaining=(\\d+);\\s*resets=(\\d+)");

  private final Clock clock;
  private final int share;
  private final Consumer<Duration> pause;
  private final Map<String, Window> windows = new HashMap<>();

  /**
   * A budget.
   *
   * @param share percent of the account's limit that may be gone before we wait
   * @param pause waits
   */
  ZendeskBudget(Clock clock, int share, Consumer<Duration> pause) {
    this.clock = clock;
    this.share = share;
    this.pause = pause;
  }

  /** Waits until there is room for a call, and takes it. */
  void take(boolean export) {
    Duration wait = takeUnlessFull(export);
    if (!wait.isZero()) {
      pause.accept(wait);
      count(export);
    }
  }

  /** Takes a call if there is room, or tells how long to wait for it. */
  private synchronized Duration takeUnlessFull(boolean export) {
    Duration wait = room(ACCOUNT);
    if (export) {
      Duration forExport = room(EXPORTS);
      wait = wait.compareTo(forExport) < 0 ? forExport : wait;
    }
    if (wait.isZero()) {
      count(export);
    }
    return wait;
  }

  private synchronized void count(boolean export) {
    count(ACCOUNT);
    if (export) {
      count(EXPORTS);
    }
  }

  /** Reads what an answer says about the account: header values, if they were sent. */
  synchronized void account(
      Optional<String> limit, Optional<String> remaining, Optional<String> reset) {
    if (limit.isPresent() && remaining.isPresent()) {
      told(
          ACCOUNT,
          number(limit.get()),
          number(remaining.get()),
          reset.map(ZendeskBudget::number).orElse(60));
    }
  }

  /** Reads {@code total=10; remaining=8; resets=36}. */
  synchronized void exports(String header) {
    Matcher matcher = LIMIT.matcher(header);
    if (matcher.find()) {
      told(EXPORTS, number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3)));
    }
  }

  /** An answer may not know of calls that are under way: until a window ends, less is left. */
  private void told(String name, int total, int remaining, int seconds) {
    Instant end = clock.instant().plusSeconds(seconds);
    Window known = windows.get(name);
    int left = remaining;
    if (known != null && known.total == total && end.isBefore(known.end.plus(ROUNDED))) {
      left = Math.min(known.remaining, remaining);
    }
    windows.put(name, new Window(total, left, end));
  }

  /** Calls of this minute as last told: what is left, and of how many; empty if nobody told. */
  synchronized Optional<Left> left() {
    return Optional.ofNullable(windows.get(ACCOUNT))
        .map(window -> new Left(window.remaining, window.total));
  }

  /** What is left of a limit. */
  record Left(int remaining, int total) {}

  private Duration room(String name) {
    Window window = windows.get(name);
    Instant now = clock.instant();
    if (window == null || !now.isBefore(window.end)) {
      windows.remove(name);
      return Duration.ZERO;
    }
    int reserve = name.equals(ACCOUNT) ? window.total * (100 - share) / 100 : 0;
    return window.remaining > reserve ? Duration.ZERO : Duration.between(now, window.end);
  }

  private void count(String name) {
    if (name.equals(EXPORTS)) {
      windows.computeIfAbsent(
          name,
          key -> new Window(EXPORTS_A_MINUTE, EXPORTS_A_MINUTE, clock.instant().plus(MINUTE)));
    }
    Window window = windows.get(name);
    if (window != null) {
      window.remaining--;
    }
  }

  private static int number(String text) {
    String digits = text.strip();
    return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
  }

  private static final class Window {

    private final int total;
    private final Instant end;
    private int remaining;

    Window(int total, int remaining, Instant end) {
      this.total = total;
      this.remaining = remaining;
      this.end = end;
    }
  }
}
