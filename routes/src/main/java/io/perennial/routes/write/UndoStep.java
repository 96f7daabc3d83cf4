package io.perennial.routes.write;

import io.perennial.ledger.RunWrites;
import io.perennial.ledger.Target;
import io.perennial.turn.Problem;
import io.perennial.turn.Turn;
import io.perennial.turn.TurnRequest.Undo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Puts back what a run has written, in all targets, through their write-back routes. */
@Component
public final class UndoStep {

  private final Writing writing;
  private final WriteTargets targets;
  private final RunWrites writes;

  UndoStep(Writing writing, WriteTargets targets, RunWrites writes) {
    this.writing = writing;
    this.targets = targets;
    this.writes = writes;
  }

  public void putBackAll(Exchange exchange) {
    Turn turn = exchange.getMessage().getBody(Turn.class);
    Undo undo = turn.request().undo().orElseThrow();
    Set<String> written = new TreeSet<>(writes.targets(undo.run()));
    List<WriteTargets.Written> touched =
        targets.withTasks().stream()
            .filter(each -> written.remove(each.target().toString()))
            .toList();
    written.forEach(gone -> tellGone(turn, undo, gone));
    Map<Target, PutBack> backs = new LinkedHashMap<>();
    touched.forEach(each -> backs.put(each.target(), new PutBack(undo, each.target(), writes)));
    writing.writeEach(turn, touched, each -> Optional.ofNullable(backs.get(each.target())));
    backs.values().stream()
        .filter(back -> !back.isFinished())
        .forEach(back -> tellUnfinished(turn, undo, back.target()));
  }

  private static void tellGone(Turn turn, Undo undo, String target) {
    int slash = target.indexOf('/');
    problem(
        turn,
        target.substring(0, slash),
        target.substring(slash + 1),
        "NO_TARGET",
        "run %d has written there, and write-back.yaml or the connections no longer name it"
            .formatted(undo.run()),
        "configure it again, then " + undo.again());
  }

  /** Another problem names the cause. */
  private static void tellUnfinished(Turn turn, Undo undo, Target target) {
    problem(
        turn,
        target.connection().value(),
        target.object(),
        "NOT_FINISHED",
        "not all that run %d wrote there has been looked at".formatted(undo.run()),
        undo.again() + ", once what kept it from being finished is mended");
  }

  private static void problem(
      Turn turn, String connection, String object, String code, String reason, String mend) {
    turn.findings().problem(new Problem(connection, object, "", code, reason, mend));
  }
}
