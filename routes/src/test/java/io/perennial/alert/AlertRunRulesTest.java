package io.perennial.alert;

import static io.perennial.alert.Snapshots.CRM;
import static io.perennial.alert.Snapshots.NOW;
import static io.perennial.alert.Snapshots.run;
import static io.perennial.alert.Snapshots.state;
import static io.perennial.alert.Snapshots.trouble;
import static io.perennial.alert.Snapshots.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.perennial.access.EndingToken;
import io.perennial.alert.Snapshot.Trouble;
import io.perennial.brake.Brake.Waiting;
import io.perennial.budget.Budgets.Day;
import io.perennial.store.Connections.Pause;
import io.perennial.store.Connections.State;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a run, the brake, the budget or a token is amiss. */
class AlertRunRulesTest {

  @Test
  void run_isAmissWhenPartialOrFailedOrInTroubleWhileItWaits() {
    Trouble trouble = trouble("MISSING_FIELD", "crm", "Account", 3, "run install");

    assertThat(AlertRules.firing(with(run(Status.WAITING)))).isEmpty();
    for (Status status : List.of(Status.PARTIAL, Status.WAITING)) {
      assertThat(AlertRules.firing(with(run(status, trouble))))
          .singleElement()
          .satisfies(
              alert -> {
                assertThat(Snapshots.titles(alert))
                    .isEqualTo("turn not complete: MISSING_FIELD crm/Account");
                assertThat(alert.since()).isEqualTo(NOW.minusSeconds(600));
                assertThat(alert.what()).isEqualTo("kept run 17 from being complete, 3 times");
                assertThat(alert.mend()).startsWith("run install; perennial status");
              });
    }
    assertThat(AlertRules.firing(with(run(Status.PARTIAL))))
        .extracting(Alert::subject, Alert::what)
        .containsExactly(tuple("", "run 17 (serve) ended PARTIAL"));
    assertThat(AlertRules.firing(with(run(Status.FAILED, trouble))))
        .extracting(Alert::subject, Alert::what)
        .containsExactly(
            tuple("MISSING_FIELD crm/Account", "kept run 17 from being complete, 3 times"),
            tuple("broken off", "run 17 (serve) ended FAILED"));
  }

  @Test
  void run_isNotAmissForWhatAPauseExplains() {
    Trouble paused = trouble("UNAUTHORIZED", "crm", "", 1, "check key");
    Trouble other = trouble("TIMEOUT", "desk", "tickets", 1, "wait");
    State state = state(Optional.of(new Pause("no", "check key")));

    assertThat(titles(with(state, run(Status.PARTIAL, paused))))
        .isEqualTo("connection paused: crm");
    assertThat(titles(with(state, run(Status.PARTIAL, paused, other))))
        .isEqualTo("connection paused: crm | turn not complete: TIMEOUT desk/tickets");
  }

  private static String titles(Snapshot snapshot) {
    return Snapshots.titles(AlertRules.firing(snapshot).toArray(Alert[]::new));
  }

  @Test
  void troubles_areToldTogetherWhereTheyAreTheSame() {
    assertThat(
            titles(
                with(
                    run(
                        Status.PARTIAL,
                        trouble("HTTP_503", "desk", "tickets", 1, "wait"),
                        trouble("RULES", "", "", 1, "correct it there"),
                        trouble("HTTP_503", "desk", "organizations", 1, "wait")))))
        .isEqualTo(
            "turn not complete: HTTP_503 desk/organizations, HTTP_503 desk/tickets | turn not"
                + " complete: RULES");
  }

  @Test
  void troubles_beyondTenAreToldTogetherTheLeastFrequentUnlessToldBefore() {
    List<Trouble> twelve = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      twelve.add(trouble("C", "crm", "s%02d".formatted(i), 100 - i, "mend"));
    }
    AlertKey told = new AlertKey(Alert.Rule.TURN_NOT_COMPLETE, "C crm/s11");

    assertThat(subjects(twelve.subList(0, 10), List.of())).hasSize(10).doesNotContain("others");
    assertThat(subjects(twelve, List.of()))
        .hasSize(11)
        .contains("others", "C crm/s09")
        .doesNotContain("C crm/s10", "C crm/s11");
    assertThat(subjects(twelve, List.of(told)))
        .hasSize(11)
        .contains("others", "C crm/s11")
        .doesNotContain("C crm/s09", "C crm/s10");
  }

  private static List<String> subjects(List<Trouble> troubles, List<AlertKey> open) {
    return AlertRules.firing(with(run(Status.PARTIAL, troubles.toArray(Trouble[]::new)), open))
        .stream()
        .map(Alert::subject)
        .toList();
  }

  @Test
  void brake_tellsHowManyAndNoCustomer() {
    Waiting waiting =
        new Waiting(
            17,
            NOW.minusSeconds(30),
            "31 of 300 customers would change band: Acme healthy",
            "look at plan; then say approve 17",
            Map.of("BAND_CHANGES", 31L, "FIELD_NULLED crm/Account.ARR", 1200L));

    assertThat(AlertRules.firing(with(Optional.of(waiting), Map.of())))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(Snapshots.titles(alert)).as("whichever run").isEqualTo("brake");
              assertThat(alert.what())
                  .startsWith("run 17 waits for a yes: too much would change at once: ")
                  .endsWith(": band changes 31, field nulled crm/Account.ARR 1,200")
                  .doesNotContain("Acme");
              assertThat(alert.mend()).contains("approve 17", "another run may wait by then");
            });
  }

  @Test
  void budget_isToldBeforeReadingEndsAndNotWhenItLasts() {
    Day lasting =
        new Day(NOW, 100, 25_000, 24_900, Optional.empty(), Optional.empty(), Optional.empty());
    Optional<Instant> reading = Optional.of(Instant.parse("2026-06-30T17:00:00Z"));
    Optional<Instant> all = Optional.of(Instant.parse("2026-06-30T20:00:00Z"));
    Day ending = new Day(NOW, 9_000, 25_000, 16_000, reading, all, all);

    assertThat(AlertRules.firing(with(Optional.empty(), Map.of(CRM, lasting)))).isEmpty();
    assertThat(AlertRules.firing(with(Optional.empty(), Map.of(CRM, ending))))
        .extracting(Alert::what)
        .containsExactly(
            "at the pace of the last hours our calls for reading end about 2026-06-30 17:00 UTC,"
                + " all of ours about 2026-06-30 20:00 UTC; we may make 25,000 in 24 hours");
  }

  @Test
  void budget_isSaidToEndByOthersWhereTheyAreFaster() {
    Optional<Instant> noon = Optional.of(NOW);
    Day ending = new Day(NOW, 1_500, 25_000, 0, noon, noon, noon);

    assertThat(AlertRules.firing(with(Optional.empty(), Map.of(CRM, ending))))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.what())
                  .isEqualTo(
                      "at the pace of the last hours only the reserve is left about 2026-06-30"
                          + " 12:00 UTC, because other systems use this quota as well");
              assertThat(alert.meaning()).contains("nothing is written");
              assertThat(alert.mend()).contains("what else", "perennial.budget.reserve");
            });
  }

  @Test
  void token_isToldWithWhatTakesItsPlace() {
    Instant end = NOW.plus(Duration.ofDays(30));
    EndingToken soon = new EndingToken("Zendesk panel", "context,propose", NOW, end, false);

    assertThat(AlertRules.firing(with(soon)))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(Snapshots.titles(alert)).isEqualTo("token expires: Zendesk panel");
              assertThat(alert.since()).isEqualTo(NOW);
              assertThat(alert.what()).isEqualTo("expires on 30 Jul 2026 12:00 UTC");
              assertThat(alert.mend())
                  .contains(
                      "token create --name \"Zendesk panel, new\" --scope context,propose",
                      "token revoke \"Zendesk panel\"");
            });
  }
}
