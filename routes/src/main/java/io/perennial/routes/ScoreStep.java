package io.perennial.routes;

import io.perennial.mapping.Mapping;
import io.perennial.scores.Scorer;
import io.perennial.scores.Scorer.Wishes;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.turn.Phase;
import io.perennial.turn.Turn;
import io.perennial.work.DueWork;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps of the score route: chunk after chunk until nobody is due. */
@Component
final class ScoreStep {

  private static final String MORE = "moreDue";

  private final Scorer scorer;
  private final DueWork due;
  private final Installation installation;
  private final WriteTargets targets;

  ScoreStep(Scorer scorer, DueWork due, Installation installation, WriteTargets targets) {
    this.scorer = scorer;
    this.due = due;
    this.installation = installation;
    this.targets = targets;
  }

  void begin(Exchange exchange) {
    Turn turn = turn(exchange);
    turn.progress().begin(Phase.SCORE, due.due(turn.now()));
    exchange.setProperty(MORE, true);
    exchange.setProperty("wishes", targets.wishes(turn.now()));
  }

  boolean moreDue(Exchange exchange) {
    return exchange.getProperty(MORE, Boolean.class);
  }

  void scoreChunk(Exchange exchange) {
    Turn turn = turn(exchange);
    long start = System.nanoTime();
    int scored =
        scorer.scoreChunk(turn.now(), mappings(), exchange.getProperty("wishes", Wishes.class));
    turn.findings().scored(scored);
    turn.findings().spent(Phase.SCORE, System.nanoTime() - start);
    turn.progress().done(scored);
    exchange.setProperty(MORE, scored > 0);
  }

  private Map<String, Mapping> mappings() {
    Map<String, Mapping> mappings = new HashMap<>();
    for (Connected connected : installation.connections()) {
      mappings.put(connected.name().value(), connected.mapping());
    }
    return mappings;
  }

  private static Turn turn(Exchange exchange) {
    return exchange.getMessage().getBody(Turn.class);
  }
}
