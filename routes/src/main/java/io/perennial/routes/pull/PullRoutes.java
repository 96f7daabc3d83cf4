package io.perennial.routes.pull;

import io.perennial.routes.failure.FailureRoutes;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.store.StreamKey;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Brings vendors' records in: one route for each stream of each connection, named {@code
 * pull-stripe-eu-invoices}. A new connector gets its routes without a change here.
 */
@Component
final class PullRoutes extends RouteBuilder {

  private final Installation installation;
  private final PullStep step;

  PullRoutes(Installation installation, PullStep step) {
    this.installation = installation;
    this.step = step;
  }

  /** Where a {@link Pull} of the stream is sent. */
  static String in(StreamKey key) {
    return "direct:" + routeId(key);
  }

  static String routeId(StreamKey key) {
    return "pull-%s-%s".formatted(key.connection(), key.stream());
  }

  @Override
  public void configure() {
    for (Connected connected : installation.connections()) {
      for (String stream : connected.mapping().streams()) {
        pull(this, new StreamKey(connected.name(), stream));
      }
    }
  }

  /** A mapping may have got a stream more since the routes were made. */
  void ensure(StreamKey key) {
    if (getCamelContext().getRoute(routeId(key)) != null) {
      return;
    }
    try {
      getCamelContext()
          .addRoutes(
              new RouteBuilder() {
                @Override
                public void configure() {
                  pull(this, key);
                }
              });
    } catch (Exception refused) {
      throw new IllegalStateException("no route can be made for " + key, refused);
    }
  }

  private void pull(RouteBuilder routes, StreamKey key) {
    // spotless:off
    routes.from(in(key))
        .routeId(routeId(key))
        .routeConfigurationId(FailureRoutes.ID)
        .loopDoWhile(step::morePages)
            .process(step::fetchPage)   // outside call, no transaction open
            .process(step::commitPage)  // ONE transaction: records, versions, parked, touched, cursor
        .end();
    // spotless:on
  }
}
