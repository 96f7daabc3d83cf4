package io.perennial.connector.source;

import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from its first instant
 * @param until the first instant after it
 */
public record Window(Instant from, Instant until) {

  public Window {
    if (until.isBefore(from)) {
      throw new IllegalArgumentException(
          "a window ends before it begins: %s, %s".formatted(from, until));
    }
  }
}
