package io.perennial.brake;

import io.perennial.ledger.KeptFields;
import io.perennial.turn.TurnRefused;
import io.perennial.work.Runs;
import io.perennial.work.Runs.Run;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A person says yes: to a run that waits, or to writing again what was undone. */
@Component
public final class Approval {

  private final Brake brake;
  private final KeptFields kept;
  private final Runs runs;
  private final Clock clock;

  Approval(Brake brake, KeptFields kept, Runs runs, Clock clock) {
    this.brake = brake;
    this.kept = kept;
    this.runs = runs;
    this.clock = clock;
  }

  /**
   * Approves a run.
   *
   * @return what happens next, in words
   * @throws TurnRefused if the run does not wait; names the one that does
   */
  public String approve(long run) {
    Optional<String> reason = brake.approve(run, clock.instant());
    if (reason.isPresent()) {
      return "Run %d is approved: the next turn writes, unless more has changed by then. It waited because %s."
          .formatted(run, reason.get());
    }
    int lifted = kept.lift(run);
    if (lifted > 0) {
      return "What was undone of run %d is no longer held back: the next turn writes to %,d records again."
          .formatted(run, lifted);
    }
    throw new TurnRefused(refusal(run));
  }

  private String refusal(long run) {
    String waits =
        brake
            .waiting()
            .map(waiting -> "run %d waits: approve %d".formatted(waiting.run(), waiting.run()))
            .orElse("no run waits for a yes");
    if (brake.hasWaited(run)) {
      return "Run %d is outdated: what it would have written has been written or is another by now; %s"
          .formatted(run, waits);
    }
    return runs.find(run)
        .map(Run::status)
        .map(status -> "Run %d is %s and waits for nothing; %s".formatted(run, status, waits))
        .orElseGet(() -> "There is no run %d; %s".formatted(run, waits));
  }
}
