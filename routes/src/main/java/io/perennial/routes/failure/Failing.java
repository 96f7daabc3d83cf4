package io.perennial.routes.failure;

import io.perennial.settings.Connected;
import io.perennial.turn.Turn;

/** Work that travels through a route and may fail: says whose failure it is. */
public interface Failing {

  Turn turn();

  Connected connected();

  /** The stream or the target's object. */
  String stream();

  /** Tells the sender that the route ended early. */
  void fail();

  /**
   * The object is not as it was described.
   *
   * @return whether it is described again and tried once more, so that the failure is none
   */
  default boolean describesAgain() {
    return false;
  }
}
