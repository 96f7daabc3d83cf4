package io.perennial.routes.failure;

import io.perennial.connector.ConnectorException;
import io.perennial.store.Connections;
import io.perennial.store.Connections.Pause;
import io.perennial.turn.Problem;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Turns a final failure into the turn's finding and the connection's state. */
@Component
public final class FailureStep {

  private static final Logger LOG = LoggerFactory.getLogger(FailureStep.class);

  private final Connections connections;
  private final Clock clock;

  FailureStep(Connections connections, Clock clock) {
    this.connections = connections;
    this.clock = clock;
  }

  void pause(Exchange exchange) {
    Failing work = exchange.getMessage().getBody(Failing.class);
    pause(work, exchange.getProperty(Exchange.EXCEPTION_CAUGHT, ConnectorException.class));
  }

  /** Nothing more is asked of the connection until it answers a probe. */
  public void pause(Failing work, ConnectorException failure) {
    connections.pause(
        work.connected().name(),
        new Pause(String.valueOf(failure.getMessage()), failure.mend()),
        clock.instant());
    work.turn().findings().stop(work.connected().name());
    note(work, failure.code(), String.valueOf(failure.getMessage()), failure.mend());
  }

  void endPartial(Exchange exchange) {
    Failing work = exchange.getMessage().getBody(Failing.class);
    endPartial(work, exchange.getProperty(Exchange.EXCEPTION_CAUGHT, ConnectorException.class));
  }

  /** What was read is kept; the next turn goes on from there. */
  public void endPartial(Failing work, ConnectorException failure) {
    if (failure.schemaMoved() && work.describesAgain()) {
      work.fail();
      return;
    }
    note(work, failure.code(), String.valueOf(failure.getMessage()), failure.mend());
  }

  void endFailed(Exchange exchange) {
    Failing work = exchange.getMessage().getBody(Failing.class);
    Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    LOG.error("{}/{} ended by a fault of ours", work.connected().name(), work.stream(), failure);
    note(
        work,
        "INTERNAL",
        failure.getClass().getSimpleName() + ": " + failure.getMessage(),
        "this is our fault, not the vendor's: report it with the log of this run");
  }

  private static void note(Failing work, String code, String reason, String mend) {
    work.fail();
    work.turn()
        .findings()
        .problem(
            new Problem(work.connected().name().value(), work.stream(), "", code, reason, mend));
  }
}
