package io.perennial.alert;

import static io.perennial.alert.Snapshots.CRM;
import static io.perennial.alert.Snapshots.NOW;
import static io.perennial.alert.Snapshots.run;
import static io.perennial.alert.Snapshots.state;
import static io.perennial.alert.Snapshots.titles;
import static io.perennial.alert.Snapshots.well;
import static io.perennial.alert.Snapshots.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.access.EndingToken;
import io.perennial.alert.Snapshot.Trouble;
import io.perennial.brake.Brake.Waiting;
import io.perennial.budget.Budgets.Day;
import io.perennial.store.Connections.Pause;
import io.perennial.store.Connections.State;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a run, the brake, the budget or a token is amiss. */
class AlertRunRulesTest {

  @Test
  void run_isAmissWhenPartialOrFailedSinceTheFirstThatWas() {
    Trouble trouble = new Trouble("MISSING_FIELD", "crm", "Account", 3, "run install");

    assertThat(AlertRules.firing(with(run(Status.WAITING)))).isEmpty();
    assertThat(AlertRules.firing(with(run(Status.PARTIAL, trouble))))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(titles(alert)).isEqualTo("turn not complete");
              assertThat(alert.since()).isEqualTo(NOW.minusSeconds(600));
              assertThat(alert.what())
                  .isEqualTo("run 17 (serve) ended PARTIAL: MISSING_FIELD crm/Account (3 times)");
              assertThat(alert.mend()).startsWith("crm/Account: run install; perennial status");
            });
    assertThat(AlertRules.firing(with(run(Status.FAILED))))
        .extracting(Alert::what)
        .containsExactly("run 17 (serve) ended FAILED");
  }

  @Test
  void run_isNotAmissForWhatAPauseExplains() {
    Trouble paused = new Trouble("UNAUTHORIZED", "crm", "", 1, "check key");
    Trouble other = new Trouble("TIMEOUT", "desk", "tickets", 1, "wait");
    Snapshot well = well();
    List<State> states = List.of(state(Optional.of(new Pause("no", "check key"))));

    for (Trouble[] troubles : new Trouble[][] {{paused}, {paused, other}}) {
      List<Alert> firing =
          AlertRules.firing(
              new Snapshot(
                  NOW,
                  false,
                  well.every(),
                  well.staleAfter(),
                  states,
                  well.streams(),
                  Optional.of(run(Status.PARTIAL, troubles)),
                  well.waiting(),
                  List.of(),
                  well.days(),
                  List.of()));

      assertThat(titles(firing.toArray(Alert[]::new)))
          .isEqualTo(
              troubles.length == 1
                  ? "connection paused: crm"
                  : "connection paused: crm | turn not complete");
    }
  }

  @Test
  void run_namesThreeTroublesAndCountsTheOthers() {
    Trouble[] five = new Trouble[5];
    for (int i = 0; i < five.length; i++) {
      five[i] = new Trouble("C" + i, "crm", "s" + i, 1, "mend " + i);
    }

    assertThat(AlertRules.firing(with(run(Status.PARTIAL, five))))
        .extracting(Alert::what)
        .containsExactly(
            "run 17 (serve) ended PARTIAL: C0 crm/s0, C1 crm/s1, C2 crm/s2 and 2 more");
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
              assertThat(titles(alert)).isEqualTo("brake: run 17");
              assertThat(alert.what())
                  .endsWith(": band changes 31, field nulled crm/Account.ARR 1,200")
                  .doesNotContain("Acme");
              assertThat(alert.mend()).contains("approve 17");
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
              assertThat(titles(alert)).isEqualTo("token expires: Zendesk panel");
              assertThat(alert.since()).isEqualTo(NOW);
              assertThat(alert.what()).isEqualTo("expires on 30 Jul 2026 12:00 UTC");
              assertThat(alert.mend())
                  .contains(
                      "token create --name \"Zendesk panel, new\" --scope context,propose",
                      "token revoke \"Zendesk panel\"");
            });
  }
}
