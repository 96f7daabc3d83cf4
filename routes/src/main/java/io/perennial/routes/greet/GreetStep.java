package io.perennial.routes.greet;

import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.routes.failure.Conversation;
import io.perennial.routes.failure.FailureStep;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.store.Connections;
import io.perennial.turn.Turn;
import io.perennial.work.SideBySide;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * Begins a turn: asks each system who it is and what its objects look like.
 *
 * <p>A connection that answers as another system than at first use is paused: a rehearsal system
 * swapped for production must not leave production's customers empty. A paused connection that
 * answers as it should goes on by itself.
 */
@Component
public final class GreetStep {

  private final Installation installation;
  private final Connections connections;
  private final Recognition recognition;
  private final Describing describing;
  private final FailureStep failures;
  private final SideBySide sideBySide;

  GreetStep(
      Installation installation,
      Connections connections,
      Recognition recognition,
      Describing describing,
      FailureStep failures,
      SideBySide sideBySide) {
    this.installation = installation;
    this.connections = connections;
    this.recognition = recognition;
    this.describing = describing;
    this.failures = failures;
    this.sideBySide = sideBySide;
  }

  /** All connections that take part, side by side. */
  public void greet(Exchange exchange) {
    Turn turn = exchange.getMessage().getBody(Turn.class);
    sideBySide.run(
        installation.connections().stream()
            .filter(connected -> turn.takesPart(connected.name()))
            .<Runnable>map(connected -> () -> greet(turn, connected))
            .toList());
  }

  private void greet(Turn turn, Connected connected) {
    Conversation conversation = new Conversation(turn, connected, "");
    connected.recognised(false);
    try {
      connections.know(connected.name(), connected.type(), turn.now());
      turn.findings().of(connected.name()).identity(recognition.recognise(connected).toString());
      describing.describe(turn, connected);
      connected.recognised(true);
    } catch (ConnectorException failure) {
      turn.findings().stop(connected.name());
      if (failure.kind() == FailureKind.PAUSE) {
        failures.pause(conversation, failure);
      } else {
        failures.endPartial(conversation, failure);
      }
    }
  }
}
