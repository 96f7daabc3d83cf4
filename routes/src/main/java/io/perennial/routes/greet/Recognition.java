package io.perennial.routes.greet;

import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.Identity;
import io.perennial.settings.Connected;
import io.perennial.store.Connections;
import org.springframework.stereotype.Component;

/** Asks who answers at a connection before anything that it says is believed. */
@Component
public final class Recognition {

  private final Connections connections;

  Recognition(Connections connections) {
    this.connections = connections;
  }

  /**
   * Binds a connection to whoever answers there at first use, and expects the same ever after.
   *
   * @return who answers
   * @throws ConnectorException to pause the connection if another system answers than at first use;
   *     what the vendor says if it refuses or cannot be reached
   */
  public Identity recognise(Connected connected) {
    Identity answered = connected.connector().identity();
    Identity bound = connections.bind(connected.name(), answered);
    if (!bound.equals(answered)) {
      throw ConnectorException.of(
          connected.name(),
          FailureKind.PAUSE,
          "ANOTHER_SYSTEM",
          "answers as %s, and was %s at first use".formatted(answered, bound),
          "correct the connection's address and credentials; give another system a connection of"
              + " its own");
    }
    connected
        .connector()
        .currency()
        .ifPresent(
            currency -> {
              connections.currency(connected.name(), currency);
              connected.currency(currency);
            });
    return answered;
  }
}
