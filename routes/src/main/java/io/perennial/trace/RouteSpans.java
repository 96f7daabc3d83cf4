package io.perennial.trace;

import io.opentelemetry.api.trace.Tracer;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.RoutePolicySupport;

/** A span for each passage through a route, named as the route is. */
final class RouteSpans extends RoutePolicySupport {

  private static final String KEY = "span-of-";

  private final Tracer tracer;

  RouteSpans(Tracer tracer) {
    this.tracer = tracer;
  }

  @Override
  public void onExchangeBegin(Route route, Exchange exchange) {
    exchange.setProperty(KEY + route.getId(), WorkSpan.begin(tracer, route.getId(), exchange));
  }

  @Override
  public void onExchangeDone(Route route, Exchange exchange) {
    if (exchange.removeProperty(KEY + route.getId()) instanceof WorkSpan span) {
      span.end(exchange);
    }
  }
}
