package io.perennial.routes.score;

import io.perennial.mapping.Mapping;
import io.perennial.model.history.SourceKind;
import io.perennial.routes.write.WriteTargets;
import io.perennial.rules.Rulebook;
import io.perennial.scores.Scorer;
import io.perennial.scores.Scoring;
import io.perennial.scores.ScoringRules;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import io.perennial.store.Cursors;
import io.perennial.store.StreamKey;
import io.perennial.turn.Phase;
import io.perennial.turn.Turn;
import io.perennial.work.DueWork;
import io.perennial.work.SideBySide;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The steps of the score route: chunk after chunk until nobody is due. */
@Component
final class ScoreStep {

  private static final String MORE = "moreDue";
  private static final String SCORING = "scoring";

  /** One judges while the other stores. */
  private static final int WORKERS = 2;

  private final Scorer scorer;
  private final ScoringRules scoringRules;
  private final Rulebook rulebook;
  private final DueWork due;
  private final Installation installation;
  private final WriteTargets targets;
  private final Cursors cursors;
  private final SideBySide sideBySide;
  private final TransactionTemplate transaction;

  ScoreStep(
      Scorer scorer,
      ScoringRules scoringRules,
      Rulebook rulebook,
      DueWork due,
      Installation installation,
      WriteTargets targets,
      Cursors cursors,
      SideBySide sideBySide,
      TransactionTemplate transaction) {
    this.scorer = scorer;
    this.scoringRules = scoringRules;
    this.rulebook = rulebook;
    this.due = due;
    this.installation = installation;
    this.targets = targets;
    this.cursors = cursors;
    this.sideBySide = sideBySide;
    this.transaction = transaction;
  }

  void begin(Exchange exchange) {
    Turn turn = turn(exchange);
    Scoring scoring =
        new Scoring(
            turn.now(),
            turn.asOf(),
            mappings(),
            lastRead(),
            turn.findings().touchedAfter(),
            targets.wishes(turn.asOf(), turn.now()));
    exchange.setProperty(SCORING, scoring);
    if (turn.rehearses()) {
      rehearse(turn, scoring);
    } else {
      prepare(turn, scoring);
    }
    exchange.setProperty(MORE, !turn.rehearses());
  }

  private void prepare(Turn turn, Scoring scoring) {
    if (turn.request().past().isPresent()) {
      due.allDue(turn.now()); // as they were then, not only those whose facts have changed since
    }
    if (!turn.request().hooks()) {
      transaction.executeWithoutResult(status -> judgeAnew(turn));
    }
    turn.progress().begin(Phase.SCORE, due.due(turn.now()));
    if (!turn.request().hooks()) {
      scorer.releaseEnded(scoring);
      scorer.compare(scoring);
    }
  }

  /** Other rules concern everybody. */
  private void judgeAnew(Turn turn) {
    if (scoringRules.note(rulebook.current().fingerprints().scoring())) {
      due.allDue(turn.now());
    }
  }

  /** Scores everybody, lets the scores be looked at, and leaves no trace. */
  private void rehearse(Turn turn, Scoring scoring) {
    transaction.executeWithoutResult(
        status -> {
          prepare(turn, scoring);
          scoreAll(turn, scoring);
          look(turn);
          status.setRollbackOnly();
        });
  }

  boolean moreDue(Exchange exchange) {
    return exchange.getProperty(MORE, Boolean.class);
  }

  void scoreDue(Exchange exchange) {
    Turn turn = turn(exchange);
    Scoring scoring = exchange.getProperty(SCORING, Scoring.class);
    sideBySide.run(Collections.nCopies(WORKERS, () -> scoreAll(turn, scoring)));
    exchange.setProperty(MORE, !turn.request().hooks() && scorer.compare(scoring) > 0);
  }

  void endScoring(Exchange exchange) {
    if (!turn(exchange).rehearses()) {
      look(turn(exchange));
    }
  }

  private void look(Turn turn) {
    turn.request()
        .past()
        .ifPresent(
            past -> {
              turn.findings().customers(scorer.countScored());
              past.look().run();
            });
  }

  private void scoreAll(Turn turn, Scoring scoring) {
    int scored = scoreChunk(turn, scoring);
    while (scored > 0) {
      scored = scoreChunk(turn, scoring);
    }
  }

  private int scoreChunk(Turn turn, Scoring scoring) {
    long start = System.nanoTime();
    int scored = scorer.scoreChunk(scoring);
    turn.findings().scored(scored);
    turn.findings().spent(Phase.SCORE, System.nanoTime() - start);
    turn.progress().done(scored);
    return scored;
  }

  private Map<String, Mapping> mappings() {
    Map<String, Mapping> mappings = new HashMap<>();
    for (Connected connected : installation.connections()) {
      mappings.put(connected.name().value(), connected.mapping());
    }
    return mappings;
  }

  /** The oldest reading among the streams of each kind of system, once all have been read. */
  private Map<SourceKind, Instant> lastRead() {
    Map<StreamKey, Instant> freshness = cursors.freshness();
    Map<SourceKind, Instant> oldest = new EnumMap<>(SourceKind.class);
    Set<SourceKind> incomplete = EnumSet.noneOf(SourceKind.class);
    for (Connected connected : installation.connections()) {
      for (String stream : connected.mapping().streams()) {
        SourceKind kind = SourceKind.of(connected.mapping().type(stream));
        Instant read = freshness.get(new StreamKey(connected.name(), stream));
        if (read == null) {
          incomplete.add(kind);
        } else {
          oldest.merge(kind, read, (one, other) -> one.isBefore(other) ? one : other);
        }
      }
    }
    oldest.keySet().removeAll(incomplete);
    return oldest;
  }

  private static Turn turn(Exchange exchange) {
    return exchange.getMessage().getBody(Turn.class);
  }
}
