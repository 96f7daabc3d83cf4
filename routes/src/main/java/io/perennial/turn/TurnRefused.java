package io.perennial.turn;

/** No turn can begin now; the message says why. */
public final class TurnRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TurnRefused(String message) {
    super(message);
  }

  /**
   * Another turn runs.
   *
   * @param who takes it, and since when
   */
  public static TurnRefused whileOneRuns(String who) {
    return new TurnRefused(
        "A turn runs on this store: %s. Wait for its end, or see: perennial status".formatted(who));
  }
}
