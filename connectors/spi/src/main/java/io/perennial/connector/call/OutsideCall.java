package io.perennial.connector.call;

import java.net.URI;
import java.time.Duration;

/**
 * One request to an outside system, as those who watch may see it: never with a path, a query or a
 * body, which name customers.
 *
 * @param method for example {@code GET}
 * @param host for example {@code api.stripe.com}
 * @param status HTTP status; 0 if there was no answer
 * @param took from sending to the end of the answer
 */
public record OutsideCall(String method, String host, int status, Duration took) {

  /** Status of a request without an answer. */
  public static final int UNANSWERED = 0;

  /**
   * A request that has just ended.
   *
   * @param startNanos when it was sent, by {@link System#nanoTime}
   */
  public static OutsideCall ended(String method, URI url, int status, long startNanos) {
    String host = url.getHost();
    return new OutsideCall(
        method,
        host == null ? "unknown" : host,
        status,
        Duration.ofNanos(System.nanoTime() - startNanos));
  }
}
