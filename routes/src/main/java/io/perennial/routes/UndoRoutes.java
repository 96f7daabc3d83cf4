package io.perennial.routes;

import io.perennial.routes.greet.GreetStep;
import io.perennial.routes.pull.Pulling;
import io.perennial.routes.write.UndoStep;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Puts back what one run has written. */
@Component
final class UndoRoutes extends RouteBuilder {

  static final String IN = "direct:undo";

  private final GreetStep greet;
  private final UndoStep undo;
  private final Pulling pulling;

  UndoRoutes(GreetStep greet, UndoStep undo, Pulling pulling) {
    this.greet = greet;
    this.undo = undo;
    this.pulling = pulling;
  }

  @Override
  public void configure() {
    // spotless:off
    from(IN)
        .routeId("undo")
        .process(greet::greet).id("undo-greet")           // who answers, what do their objects look like
        .process(undo::putBackAll).id("undo-put-back")    // write-back-*
        .process(pulling::confirmAll).id("undo-confirm"); // what was put back comes back and confirms
    // spotless:on
  }
}
