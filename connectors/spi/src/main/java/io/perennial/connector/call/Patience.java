package io.perennial.connector.call;

import java.time.Duration;

/**
 * How hard a client tries.
 *
 * @param perSecond requests begun in one second at the most
 * @param atOnce requests under way at the same time
 * @param attempts how often one request is sent before its failure is final
 * @param firstPause pause before the second attempt; doubles with each further one
 * @param longestPause what no pause exceeds: a vendor that asks for more ends the turn instead, and
 *     the next turn goes on from the cursor
 */
public record Patience(
    int perSecond, int atOnce, int attempts, Duration firstPause, Duration longestPause) {

  /** Four at once, five attempts within about ten seconds, longer only if the vendor asks. */
  public static Patience standard(int perSecond) {
    return new Patience(perSecond, 4, 5, Duration.ofMillis(500), Duration.ofSeconds(90));
  }

  /** The same with another first pause, for example of a millisecond in tests. */
  public Patience firstPause(Duration pause) {
    return new Patience(perSecond, atOnce, attempts, pause, longestPause);
  }
}
