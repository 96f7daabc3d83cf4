package io.perennial.routes.write;

import io.perennial.ledger.RunWrites;
import io.perennial.turn.Problem;
import io.perennial.turn.Turn;
import io.perennial.turn.TurnRequest.Undo;
import java.util.List;
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
    writing.writeEach(turn, touched, each -> Optional.of(PutBack.of(undo, each.target(), writes)));
  }

  private static void tellGone(Turn turn, Undo undo, String target) {
    int slash = target.indexOf('/');
    turn.findings()
        .problem(
            new Problem(
                target.substring(0, slash),
                target.substring(slash + 1),
                "",
                "NO_TARGET",
                "run %d has written there, and write-back.yaml or the connections no longer name it"
                    .formatted(undo.run()),
                "configure it again and say undo %d once more".formatted(undo.run())));
  }
}
