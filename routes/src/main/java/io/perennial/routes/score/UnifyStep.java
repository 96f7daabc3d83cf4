package io.perennial.routes.score;

import io.perennial.customers.Customers;
import io.perennial.turn.Phase;
import io.perennial.turn.Turn;
import io.perennial.work.DueWork;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Finds out whose the touched facts are, and marks those customers due. */
@Component
final class UnifyStep {

  private final Customers customers;
  private final DueWork due;

  UnifyStep(Customers customers, DueWork due) {
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
    turn.findings().customers(customers.count());
    customers
        .unmatched()
        .forEach((connection, size) -> turn.findings().of(connection).unmatched(size));
    turn.findings().spent(Phase.IDENTIFY, System.nanoTime() - start);
  }
}
