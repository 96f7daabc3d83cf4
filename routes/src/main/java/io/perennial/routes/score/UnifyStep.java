package io.perennial.routes.score;

import io.perennial.connector.ConnectionName;
import io.perennial.customers.Customers;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.turn.Phase;
import io.perennial.turn.Turn;
import io.perennial.work.DueWork;
import java.util.Map;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Finds out whose the touched facts are, and marks those customers due. */
@Component
final class UnifyStep {

  private final Installation installation;
  private final Customers customers;
  private final DueWork due;

  UnifyStep(Installation installation, Customers customers, DueWork due) {
    this.installation = installation;
    this.customers = customers;
    this.due = due;
  }

  void unify(Exchange exchange) {
    Turn turn = exchange.getMessage().getBody(Turn.class);
    long start = System.nanoTime();
    if (turn.request().hooks()) {
      turn.findings().touchedAfter(due.mark());
    }
    customers.unify(turn.now());
    if (!turn.request().hooks()) {
      count(turn);
    }
    turn.findings().spent(Phase.IDENTIFY, System.nanoTime() - start);
  }

  /** Looks at all that the store holds: too much for each event. */
  private void count(Turn turn) {
    turn.findings().customers(customers.count());
    Map<ConnectionName, Integer> unmatched = customers.unmatched();
    for (Connected connected : installation.connections()) {
      turn.findings().of(connected.name()).unmatched(unmatched.getOrDefault(connected.name(), 0));
    }
  }
}
