package io.perennial.routes.greet;

import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import io.perennial.connector.Identity;
import io.perennial.connector.target.ObjectSchema;
import io.perennial.connector.target.SchemaReader;
import io.perennial.install.Strangers;
import io.perennial.ledger.Refusals;
import io.perennial.routes.failure.Conversation;
import io.perennial.routes.failure.FailureStep;
import io.perennial.routes.write.WriteTargets;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.store.Connections;
import io.perennial.store.Schemas;
import io.perennial.turn.Turn;
import io.perennial.work.DueWork;
import io.perennial.work.SideBySide;
import java.util.Optional;
import java.util.TreeSet;
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
  private final WriteTargets targets;
  private final Strangers strangers;
  private final Connections connections;
  private final Schemas schemas;
  private final Refusals refusals;
  private final DueWork due;
  private final FailureStep failures;
  private final SideBySide sideBySide;

  GreetStep(
      Installation installation,
      WriteTargets targets,
      Strangers strangers,
      Connections connections,
      Schemas schemas,
      Refusals refusals,
      DueWork due,
      FailureStep failures,
      SideBySide sideBySide) {
    this.installation = installation;
    this.targets = targets;
    this.strangers = strangers;
    this.connections = connections;
    this.schemas = schemas;
    this.refusals = refusals;
    this.due = due;
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
      connections.currency(connected.name()).ifPresent(connected::currency);
      recognise(turn, connected);
      describe(turn, connected);
      connections.resume(connected.name(), turn.now());
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

  private void recognise(Turn turn, Connected connected) {
    Identity answered = connected.connector().identity();
    Identity bound = connections.bind(connected.name(), answered);
    turn.findings().of(connected.name()).identity(answered.toString());
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
  }

  private void describe(Turn turn, Connected connected) {
    Optional<SchemaReader> reader = connected.connector().schema();
    if (reader.isEmpty()) {
      return;
    }
    TreeSet<String> objects = new TreeSet<>();
    connected
        .mapping()
        .streams()
        .forEach(stream -> objects.add(connected.connector().source().object(stream)));
    targets.of(connected).forEach(target -> objects.add(target.object()));
    boolean changed = false;
    for (String object : objects) {
      ObjectSchema schema = strangers.spared(connected, reader.get().describe(object));
      changed |= schemas.keep(connected.name(), schema, turn.now());
    }
    targets.fingerprints(connected).forEach(refusals::judge);
    if (changed) {
      due.allDue(turn.now()); // what can be written, and in which form, may be another now
    }
  }
}
