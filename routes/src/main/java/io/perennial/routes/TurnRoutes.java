package io.perennial.routes;

import io.perennial.routes.greet.GreetStep;
import io.perennial.routes.greet.Resuming;
import io.perennial.routes.greet.RulesStep;
import io.perennial.routes.pull.Pulling;
import io.perennial.routes.score.ScoreRoutes;
import io.perennial.routes.score.UnifyRoutes;
import io.perennial.routes.write.BrakeStep;
import io.perennial.routes.write.Writing;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** One turn, from the systems and back to them. */
@Component
final class TurnRoutes extends RouteBuilder {

  static final String IN = "direct:turn";

  private final RulesStep rules;
  private final GreetStep greet;
  private final Pulling pulling;
  private final BrakeStep brake;
  private final Writing writing;
  private final Resuming resuming;

  TurnRoutes(
      RulesStep rules,
      GreetStep greet,
      Pulling pulling,
      BrakeStep brake,
      Writing writing,
      Resuming resuming) {
    this.rules = rules;
    this.greet = greet;
    this.pulling = pulling;
    this.brake = brake;
    this.writing = writing;
    this.resuming = resuming;
  }

  @Override
  public void configure() {
    // spotless:off
    from(IN)
        .routeId("turn")
        .process(rules::renew).id("rules")           // files that people have changed meanwhile
        .process(greet::greet).id("greet")           // who answers, what do their objects look like
        .process(pulling::pullAll).id("pull")        // pull-* side by side
        .to(UnifyRoutes.IN)
        .to(ScoreRoutes.IN)
        .process(brake::judge).id("brake")           // too much at once waits for a yes
        .process(writing::writeAll).id("write")      // write-back-*
        .process(brake::written)
        .process(pulling::confirmAll).id("confirm")  // our own writes come back and confirm
        .process(resuming::resume).id("resume");     // paused ones that did all of this
    // spotless:on
  }
}
