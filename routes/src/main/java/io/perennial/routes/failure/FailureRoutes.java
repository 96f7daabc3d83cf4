package io.perennial.routes.failure;

import static io.perennial.connector.FailureKind.PAUSE;

import io.perennial.connector.ConnectorException;
import io.perennial.connector.FailureKind;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.springframework.stereotype.Component;

/** The one place where a final failure becomes an action. Retries have happened in the client. */
@Component
public final class FailureRoutes extends RouteConfigurationBuilder {

  /** Named by the routes whose failures are handled here. */
  public static final String ID = "failures";

  private final FailureStep step;

  FailureRoutes(FailureStep step) {
    this.step = step;
  }

  @Override
  public void configuration() {
    RouteConfigurationDefinition failures = routeConfiguration(ID);
    // spotless:off
    failures.onException(ConnectorException.class).onWhen(is(PAUSE))
        .handled(true)
        .process(step::pause);        // state with reason and mend; probed, resumes by itself

    failures.onException(ConnectorException.class)
        .handled(true)
        .process(step::endPartial);   // the next turn goes on from the last committed cursor

    failures.onException(Exception.class)
        .handled(true)
        .process(step::endFailed);    // ours, not the vendor's: loud
    // spotless:on
  }

  private static Predicate is(FailureKind kind) {
    return exchange ->
        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, ConnectorException.class).kind() == kind;
  }
}
