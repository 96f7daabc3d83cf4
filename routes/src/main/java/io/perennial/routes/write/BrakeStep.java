package io.perennial.routes.write;

import io.perennial.brake.Brake;
import io.perennial.brake.Reasons;
import io.perennial.brake.ShownField;
import io.perennial.connector.target.TaskWords;
import io.perennial.turn.Problem;
import io.perennial.turn.Turn;
import io.perennial.writeback.WrittenField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * Between scoring and writing: a turn that would change too much waits for a yes. Scores of a past
 * moment are meant to differ.
 */
@Component
public final class BrakeStep {

  private static final String BAND = "health.band";

  private final Brake brake;
  private final WriteTargets targets;

  BrakeStep(Brake brake, WriteTargets targets) {
    this.brake = brake;
    this.targets = targets;
  }

  /** Holds the turn's writes back if they would change too much. */
  public void judge(Exchange exchange) {
    Turn turn = exchange.getMessage().getBody(Turn.class);
    if (turn.request().past().isPresent()) {
      return;
    }
    Optional<Brake.Held> held = brake.judge(turn.run(), fields(), kind(turn), turn.now());
    if (held.isPresent()) {
      turn.findings().hold();
      for (Reasons.Line line : held.get().lines()) {
        turn.findings()
            .problem(new Problem("", "", "", line.code(), line.reason(), held.get().mend()));
      }
    }
  }

  private static Brake.Kind kind(Turn turn) {
    if (!turn.writes()) {
      return Brake.Kind.PREVIEW;
    }
    return turn.request().hooks() ? Brake.Kind.EVENTS : Brake.Kind.COMPLETE;
  }

  /** What was approved and is written by a complete turn needs no yes any more. */
  public void written(Exchange exchange) {
    Turn turn = exchange.getMessage().getBody(Turn.class);
    if (turn.writes() && turn.request().past().isEmpty()) {
      brake.written(turn.run(), fields(), turn.now());
    }
  }

  private List<ShownField> fields() {
    List<ShownField> fields = new ArrayList<>();
    for (WriteTargets.Written written : targets.withTasks()) {
      for (WrittenField field : written.rule().written()) {
        fields.add(new ShownField(written.target(), field.name(), field.value().equals(BAND)));
      }
      if (written.makesTasks() && !targets.form(written).writable().isEmpty()) {
        fields.add(new ShownField(written.target(), TaskWords.STATUS, false));
      }
    }
    return fields;
  }
}
