package io.perennial.routes.write;

import io.perennial.connector.ConnectionName;
import io.perennial.routes.failure.FailureRoutes;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Writes what differs: one route for each connection with targets, {@code write-back-salesforce}.
 */
@Component
final class WriteBackRoutes extends RouteBuilder {

  private final Installation installation;
  private final WriteStep step;

  WriteBackRoutes(Installation installation, WriteStep step) {
    this.installation = installation;
    this.step = step;
  }

  /** Where a {@link Write} to one of the connection's targets is sent. */
  static String in(ConnectionName connection) {
    return "direct:" + routeId(connection);
  }

  private static String routeId(ConnectionName connection) {
    return "write-back-" + connection;
  }

  @Override
  public void configure() {
    for (Connected connected : installation.connections()) {
      if (connected.connector().writer().isPresent()) {
        write(connected.name());
      }
    }
  }

  private void write(ConnectionName connection) {
    // spotless:off
    from(in(connection))
        .routeId(routeId(connection))
        .routeConfigurationId(FailureRoutes.ID)
        .process(step::resolveUnknown)   // what a crash left under way is read back first
        .loopDoWhile(step::morePending)
            .process(step::intend)       // commits the intent
            .process(step::send).id("send-" + routeId(connection)) // outside call, no transaction open
            .process(step::settle)       // commits each record's outcome; refused together: halves
        .end();
    // spotless:on
  }
}
