package io.perennial.routes.score;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Joins what was read into customers, set-wise over whatever was touched since the last time. */
@Component
public final class UnifyRoutes extends RouteBuilder {

  public static final String IN = "direct:unify";

  private final UnifyStep step;

  UnifyRoutes(UnifyStep step) {
    this.step = step;
  }

  @Override
  public void configure() {
    // spotless:off
    from(IN)
        .routeId("unify")
        .process(step::unify);
    // spotless:on
  }
}
