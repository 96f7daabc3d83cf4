package io.perennial.alert;

import io.perennial.alert.Alert.Rule;
import io.perennial.alert.Snapshot.LastRun;
import io.perennial.alert.Snapshot.Trouble;
import io.perennial.store.schema.GoneField;
import io.perennial.work.Runs.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What keeps turns from being complete: an alert for each trouble, so that none hides another. */
final class TurnRules {

  /** Beyond so many, troubles are told together. */
  private static final int MOST = 10;

  private static final String BROKEN_OFF = "broken off";
  private static final String OTHERS = "others";
  private static final String AND_THEN = "; perennial status tells how the next one ends";
  private static final String TRIED_AGAIN =
      "All else went on. Nothing is lost: what is missing is tried again in each turn.";

  private TurnRules() {}

  /**
   * What is amiss with turns.
   *
   * @param paused connections whose pause explains what they met
   * @param open alerts that go on: those among the troubles keep their places, in whatever order
   *     troubles come
   */
  static List<Alert> firing(LastRun run, Set<String> paused, Set<AlertKey> open) {
    List<Alert> firing = new ArrayList<>();
    if (run.status() == Status.FAILED) {
      firing.add(brokenOff(run));
    }
    if (run.status() == Status.PARTIAL && run.troubles().isEmpty()) {
      firing.add(unnamed(run));
    }
    List<Trouble> troubles =
        run.troubles().stream()
            .filter(each -> !paused.contains(each.connection()))
            .filter(
                each -> !each.code().equals(GoneField.CODE)) // a field that has gone has its own
            .sorted(
                Comparator.comparing((Trouble each) -> !open.contains(key(each)))
                    .thenComparing(Comparator.comparing(Trouble::count).reversed())
                    .thenComparing(Trouble::name))
            .toList();
    troubles.stream().limit(MOST).map(TurnRules::alert).forEach(firing::add);
    if (troubles.size() > MOST) {
      firing.add(others(troubles.subList(MOST, troubles.size())));
    }
    return firing;
  }

  private static AlertKey key(Trouble trouble) {
    return new AlertKey(Rule.TURN_NOT_COMPLETE, trouble.name());
  }

  private static Alert alert(Trouble trouble) {
    return of(
        trouble.name(),
        trouble.since(),
        "kept run %d from being complete%s"
            .formatted(
                trouble.run(), trouble.count() > 1 ? ", %,d times".formatted(trouble.count()) : ""),
        TRIED_AGAIN,
        (trouble.mend().isEmpty() ? "perennial status names it" : trouble.mend()) + AND_THEN);
  }

  private static Alert others(List<Trouble> troubles) {
    return of(
        OTHERS,
        troubles.stream().map(Trouble::since).min(Instant::compareTo).orElseThrow(),
        "%,d more troubles kept run %d from being complete"
            .formatted(troubles.size(), troubles.get(0).run()),
        TRIED_AGAIN,
        "mend what is named beside; the first page lists what is left");
  }

  private static Alert brokenOff(LastRun run) {
    return of(
        BROKEN_OFF,
        run.since(),
        ended(run),
        "Nothing is lost: the next turn goes on from the last page that was stored.",
        "if it lasts, the log of serve says what broke off" + AND_THEN);
  }

  private static Alert unnamed(LastRun run) {
    return of("", run.since(), ended(run), TRIED_AGAIN, AND_THEN.substring("; ".length()));
  }

  private static String ended(LastRun run) {
    return "run %d (%s) ended %s".formatted(run.id(), run.verb(), run.status());
  }

  private static Alert of(String subject, Instant since, String what, String meaning, String mend) {
    return new Alert(Rule.TURN_NOT_COMPLETE, subject, since, what, meaning, mend);
  }
}
