package io.perennial.sandbox.state;

/**
 * A stretch of modification times, both ends included.
 *
 * @param from epoch milliseconds
 * @param to epoch milliseconds
 */
public record Span(long from, long to) {

  /** All times. */
  public static final Span ALL = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

  /** What lies in both. */
  public Span and(Span other) {
    return new Span(Math.max(from, other.from), Math.min(to, other.to));
  }

  /** The shortest span that holds both. */
  public Span or(Span other) {
    return new Span(Math.min(from, other.from), Math.max(to, other.to));
  }
}
