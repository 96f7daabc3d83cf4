package io.perennial.work;

/** What was asked for is not done; the message says why, and what to do instead. */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Refused(String message) {
    super(message);
  }
}
