package io.perennial.routes.hook;

import io.perennial.connector.ConnectionName;
import io.perennial.hook.DueRecords;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.store.Connections;
import io.perennial.store.Cursors;
import io.perennial.store.schema.Schemas;
import io.perennial.turn.Turn;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * Takes the word of the last complete turn for who the systems are and what their objects look
 * like: asking all of them for each event would cost more than the event.
 */
@Component
public final class Recalling {

  private final Installation installation;
  private final Connections connections;
  private final Cursors cursors;
  private final Schemas schemas;
  private final DueRecords due;

  Recalling(
      Installation installation,
      Connections connections,
      Cursors cursors,
      Schemas schemas,
      DueRecords due) {
    this.installation = installation;
    this.connections = connections;
    this.cursors = cursors;
    this.schemas = schemas;
    this.due = due;
  }

  /**
   * Connections that can be served now: they have answered this process as who they should be, and
   * none of the instances has paused them since.
   */
  public Set<ConnectionName> ready() {
    Set<ConnectionName> ready = new TreeSet<>();
    for (Connections.State state : connections.states()) {
      if (state.paused().isEmpty()) {
        ready.add(state.name());
      }
    }
    for (Connected connected : installation.connections()) {
      if (!connected.recognised()) {
        ready.remove(connected.name());
      }
    }
    return ready;
  }

  /**
   * Leaves the others out; complete turns tell why they are. What those have brought meanwhile is
   * due no more.
   */
  public void recall(Exchange exchange) {
    Turn turn = exchange.getMessage().getBody(Turn.class);
    due.forget(cursors.freshness());
    Set<ConnectionName> ready = ready();
    for (Connected connected : installation.connections()) {
      if (!ready.contains(connected.name())) {
        turn.findings().stop(connected.name());
      }
    }
    schemas
        .lost()
        .forEach((name, objects) -> objects.forEach(each -> turn.findings().missing(name, each)));
  }
}
