package io.perennial.routes.greet;

import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.store.Connections;
import io.perennial.turn.Turn;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * Ends the pause of a connection by a complete turn that met no reason for one: greeting alone
 * needs fewer rights than reading and writing do.
 */
@Component
public final class Resuming {

  private final Installation installation;
  private final Connections connections;

  Resuming(Installation installation, Connections connections) {
    this.installation = installation;
    this.connections = connections;
  }

  /** A turn that does not write has not tried everything: it leaves pauses as they are. */
  public void resume(Exchange exchange) {
    Turn turn = exchange.getMessage().getBody(Turn.class);
    if (!turn.request().writes() || turn.rehearses()) {
      return;
    }
    for (Connected connected : installation.connections()) {
      if (turn.serves(connected.name())) {
        connections.resume(connected.name(), turn.now());
      }
    }
  }
}
