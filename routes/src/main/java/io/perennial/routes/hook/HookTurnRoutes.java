package io.perennial.routes.hook;

import io.perennial.routes.score.ScoreRoutes;
import io.perennial.routes.score.UnifyRoutes;
import io.perennial.routes.write.BrakeStep;
import io.perennial.routes.write.Writing;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * A turn about what systems have told as it happened. It reads nothing forward: no cursor moves,
 * and our own writes come back with the next complete turn.
 */
@Component
public final class HookTurnRoutes extends RouteBuilder {

  public static final String IN = "direct:hooks";

  private final Recalling recalling;
  private final Fetching fetching;
  private final BrakeStep brake;
  private final Writing writing;
  private final Following following;

  HookTurnRoutes(
      Recalling recalling,
      Fetching fetching,
      BrakeStep brake,
      Writing writing,
      Following following) {
    this.recalling = recalling;
    this.fetching = fetching;
    this.brake = brake;
    this.writing = writing;
    this.following = following;
  }

  @Override
  public void configure() {
    // spotless:off
    from(IN)
        .routeId("hooks")
        .process(recalling::recall)    // who has answered lately; asks nobody
        .process(fetching::fetchAll)   // by their keys, all connections side by side
        .to(UnifyRoutes.IN)
        .to(ScoreRoutes.IN)            // whom this turn has touched
        .process(brake::judge)         // with what others of its kind have written
        .process(writing::writeAll)    // their records
        .process(following::measure);  // how soon
    // spotless:on
  }
}
