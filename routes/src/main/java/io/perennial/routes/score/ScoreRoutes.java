package io.perennial.routes.score;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Scores the customers that are due and works out what the targets should hold. */
@Component
public final class ScoreRoutes extends RouteBuilder {

  public static final String IN = "direct:score";

  private final ScoreStep step;

  ScoreRoutes(ScoreStep step) {
    this.step = step;
  }

  @Override
  public void configure() {
    // spotless:off
    from(IN)
        .routeId("score")
        .process(step::begin)
        .loopDoWhile(step::moreDue)
            .process(step::scoreDue)   // a thousand customers: one query a table, one transaction
        .end()
        .process(step::endScoring);
    // spotless:on
  }
}
