package io.perennial.alert;

import io.perennial.alert.Snapshot.LastRun;
import io.perennial.alert.Snapshot.Trouble;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has kept turns from being complete since the last that was; pure.
 *
 * <p>A turn that was broken off ends no trouble: it may not have come as far as meeting it.
 *
 * @param runs the newest first; none of them was complete
 * @param met what each met, by its number
 */
record RunHistory(List<Run> runs, Map<Long, List<Met>> met) {

  RunHistory {
    runs = List.copyOf(runs);
    met = Map.copyOf(met);
  }

  /** A turn that has ended. */
  record Run(long id, String verb, Status status, Instant startedAt, Instant endedAt) {

    boolean brokenOff() {
      return status == Status.FAILED;
    }
  }

  /** What a turn met at one place. */
  record Met(String code, String connection, String stream, long count, String mend) {

    private List<String> key() {
      return List.of(code, connection, stream);
    }
  }

  /** How the last turn ended, with the troubles that go on. */
  LastRun tell(Run last) {
    Map<List<String>, Trouble> troubles = new LinkedHashMap<>();
    for (Run run : runs) {
      for (Met each : of(run)) {
        troubles.putIfAbsent(each.key(), trouble(run, each));
      }
      if (!run.brokenOff()) {
        break;
      }
    }
    return new LastRun(
        last.id(),
        last.verb(),
        last.status(),
        Duration.between(last.startedAt(), last.endedAt()),
        since(last),
        List.copyOf(troubles.values()));
  }

  private List<Met> of(Run run) {
    return met.getOrDefault(run.id(), List.of());
  }

  private Trouble trouble(Run run, Met each) {
    return new Trouble(
        each.code(),
        each.connection(),
        each.stream(),
        each.count(),
        each.mend(),
        run.id(),
        since(each, run));
  }

  /** When the first of the turns in a row ended that met it; those broken off do not count. */
  private Instant since(Met trouble, Run until) {
    Instant since = until.endedAt();
    for (Run run : runs) {
      if (of(run).stream().anyMatch(each -> each.key().equals(trouble.key()))) {
        since = run.endedAt();
      } else if (!run.brokenOff()) {
        break;
      }
    }
    return since;
  }

  /** When the first of the turns in a row ended that ended like the last. */
  private Instant since(Run last) {
    Optional<Run> first =
        runs.stream().takeWhile(run -> run.status() == last.status()).reduce((one, two) -> two);
    return first.orElse(last).endedAt();
  }
}
