package io.perennial.routes.failure;

import io.perennial.settings.Connected;
import io.perennial.turn.Turn;

/** Work with a connection as a whole, or before any route has begun. */
public record Conversation(Turn turn, Connected connected, String stream) implements Failing {

  @Override
  public void fail() {
    // whoever holds a conversation learns of the failure by the exception itself
  }
}
