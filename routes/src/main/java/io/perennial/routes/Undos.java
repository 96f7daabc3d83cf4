package io.perennial.routes;

import io.perennial.ledger.RunWrites;
import io.perennial.sql.Json;
import io.perennial.turn.Report;
import io.perennial.turn.TurnRefused;
import io.perennial.turn.TurnRequest;
import io.perennial.turn.TurnRequest.Undo;
import io.perennial.turn.UndoneField;
import io.perennial.work.Runs;
import io.perennial.work.Runs.Run;
import io.perennial.work.Runs.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts back what a run has written, if its history is still there. */
@Component
public final class Undos {

  /** How long the history of writes is kept at least. */
  private static final Duration KEPT = Duration.ofDays(90);

  private final Turns turns;
  private final Runs runs;
  private final RunWrites writes;
  private final Clock clock;

  Undos(Turns turns, Runs runs, RunWrites writes, Clock clock) {
    this.turns = turns;
    this.runs = runs;
    this.writes = writes;
    this.clock = clock;
  }

  /**
   * Takes a turn that puts back what each field held before the first write of a run, wherever the
   * run's value still stands.
   *
   * @param rehearses whether nothing is written, and only told what would be
   * @param told learns what becomes of each field; called by several threads
   * @throws TurnRefused if there is nothing to put back, or another turn runs
   */
  public Report undo(long run, boolean rehearses, Consumer<UndoneField> told) {
    check(run);
    return turns.take(TurnRequest.undo(new Undo(run, told), !rehearses));
  }

  private void check(long run) {
    Run found =
        runs.find(run)
            .orElseThrow(
                () ->
                    new TurnRefused(
                        "There is no run %d; status and the console show the last ones"
                            .formatted(run)));
    Optional<Long> undone = runs.undone(run);
    if (undone.isPresent()) {
      throw new TurnRefused(
          "Run %d is an undo itself; to have written again what it put back: perennial approve %d"
              .formatted(run, undone.get()));
    }
    if (found.status() == Status.RUNNING) {
      return; // another turn's lease tells who runs, or it was abandoned
    }
    int known = writes.count(run);
    long told = acknowledged(found);
    LocalDate day = found.startedAt().atOffset(ZoneOffset.UTC).toLocalDate();
    boolean old = found.startedAt().plus(KEPT).isBefore(clock.instant());
    if (known < told && (known == 0 || old)) {
      throw new TurnRefused(
          "Run %d is too old to be undone: it wrote %,d records on %s, and the history of %,d of them is no longer kept"
              .formatted(run, told, day, told - known));
    }
    if (known == 0) {
      throw new TurnRefused("Run %d wrote nothing: there is nothing to undo".formatted(run));
    }
  }

  /** What the run's report says; of an earlier version it may say less. */
  private static long acknowledged(Run run) {
    Map<String, @Nullable Object> report = run.report().map(Json::map).orElseGet(TreeMap::new);
    long sum = 0;
    if (report.get("connections") instanceof Map<?, ?> connections) {
      for (Object connection : connections.values()) {
        if (connection instanceof Map<?, ?> line && line.get("written") instanceof Map<?, ?> all) {
          for (Object target : all.values()) {
            if (target instanceof Map<?, ?> counts
                && counts.get("acknowledged") instanceof Number number) {
              sum += number.longValue();
            }
          }
        }
      }
    }
    return sum;
  }
}
