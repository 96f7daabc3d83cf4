package io.perennial.turn;

/** No turn can begin now; the message says why. */
public final class TurnRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TurnRefused(String message) {
    super(message);
  }
}
