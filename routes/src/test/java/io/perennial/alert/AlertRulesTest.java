package io.perennial.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.alert.Alert.Rule;
import io.perennial.alert.Snapshot.LastRun;
import io.perennial.alert.Snapshot.StreamAge;
import io.perennial.alert.Snapshot.Trouble;
import io.perennial.brake.Brake.Waiting;
import io.perennial.budget.Budgets.Day;
import io.perennial.connector.ConnectionName;
import io.perennial.mapping.path.WhenGone;
import io.perennial.store.Connections.Pause;
import io.perennial.store.Connections.State;
import io.perennial.store.StreamKey;
import io.perennial.store.schema.GoneField;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AlertRulesTest {

  private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");
  private static final ConnectionName CRM = new ConnectionName("crm");
  private static final StreamKey ACCOUNTS = new StreamKey(CRM, "accounts");

  /** All is well: read a minute ago, the last turn took one. */
  private static Snapshot well() {
    return new Snapshot(
        NOW,
        false,
        Duration.ofMinutes(5),
        Optional.empty(),
        List.of(state(Optional.empty())),
        List.of(read(NOW.minusSeconds(60))),
        Optional.of(run(Status.COMPLETE)),
        Optional.empty(),
        List.of(),
        Map.of());
  }

  private static State state(Optional<Pause> paused) {
    return new State(
        CRM,
        "fake",
        Optional.empty(),
        paused,
        NOW.minusSeconds(7200),
        Optional.empty(),
        Optional.empty());
  }

  private static StreamAge read(Instant at) {
    return new StreamAge(ACCOUNTS, Optional.of(at));
  }

  private static LastRun run(Status status, Trouble... troubles) {
    return new LastRun(
        17, "serve", status, Duration.ofMinutes(1), NOW.minusSeconds(600), List.of(troubles));
  }

  private static Snapshot with(List<State> states, List<StreamAge> streams, boolean turnRuns) {
    Snapshot well = well();
    return new Snapshot(
        NOW,
        turnRuns,
        well.every(),
        well.staleAfter(),
        states,
        streams,
        well.last(),
        well.waiting(),
        List.of(),
        well.days());
  }

  private static Snapshot with(LastRun last) {
    Snapshot well = well();
    return new Snapshot(
        NOW,
        false,
        well.every(),
        well.staleAfter(),
        well.connections(),
        well.streams(),
        Optional.of(last),
        well.waiting(),
        List.of(),
        well.days());
  }

  private static Snapshot with(Optional<Waiting> waiting, Map<ConnectionName, Day> days) {
    Snapshot well = well();
    return new Snapshot(
        NOW,
        false,
        well.every(),
        well.staleAfter(),
        well.connections(),
        well.streams(),
        well.last(),
        waiting,
        List.of(),
        days);
  }

  private static Snapshot staleAfter(Duration span, Instant readAt) {
    Snapshot well = well();
    return new Snapshot(
        NOW,
        false,
        well.every(),
        Optional.of(span),
        well.connections(),
        List.of(read(readAt)),
        well.last(),
        well.waiting(),
        List.of(),
        well.days());
  }

  private static String titles(Alert... alerts) {
    return AlertGroup.of(List.of(alerts)).stream()
        .map(AlertGroup::title)
        .collect(Collectors.joining(" | "));
  }

  @Test
  void drift_namesTheFieldAndStandsForThePartialTurnThatItMakes() {
    GoneField gone = new GoneField(ACCOUNTS, "Industry", WhenGone.DROP, NOW.minusSeconds(3600));
    Snapshot well = well();
    Snapshot now =
        new Snapshot(
            NOW,
            false,
            well.every(),
            well.staleAfter(),
            well.connections(),
            well.streams(),
            Optional.of(run(Status.PARTIAL, new Trouble("GONE_FIELD", "crm", "accounts", 1, "m"))),
            Optional.empty(),
            List.of(gone),
            Map.of());

    assertThat(AlertRules.firing(now))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.rule()).isEqualTo(Rule.DRIFT);
              assertThat(alert.subject()).isEqualTo("crm/accounts Industry");
              assertThat(alert.since()).isEqualTo(NOW.minusSeconds(3600));
              assertThat(alert.meaning()).contains("when-gone: drop").contains("unknown");
              assertThat(alert.mend()).isNotBlank();
            });
  }

  @Test
  void groups_sayOnceWhatIsTheSameOfSeveral() {
    Alert one = AlertRules.firing(staleAfter(Duration.ofHours(1), Instant.EPOCH)).get(0);
    Alert other =
        new Alert(
            one.rule(),
            "crm/tasks",
            one.since().minusSeconds(5),
            one.what(),
            one.meaning(),
            one.mend());
    Alert different =
        new Alert(one.rule(), "crm/events", one.since(), "else", one.meaning(), one.mend());

    assertThat(titles(one, different, other))
        .isEqualTo("stale stream: crm/accounts, crm/tasks | stale stream: crm/events");
    assertThat(AlertGroup.of(List.of(one, other)).get(0).since()).isEqualTo(other.since());
  }

  @Test
  void firing_isNothingWhileAllIsWell() {
    assertThat(AlertRules.firing(well())).isEmpty();
  }

  @Test
  void stale_isAStreamThreeIntervalsAfterItsLastReadingAndNotASecondBefore() {
    Duration three = Duration.ofMinutes(3 * (5 + 1)); // five of pause, one that a turn takes
    State state = state(Optional.empty());

    assertThat(AlertRules.firing(with(List.of(state), List.of(read(NOW.minus(three))), false)))
        .isEmpty();
    assertThat(
            AlertRules.firing(
                with(List.of(state), List.of(read(NOW.minus(three).minusSeconds(1))), false)))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.rule()).isEqualTo(Rule.STALE_STREAM);
              assertThat(alert.subject()).isEqualTo("crm/accounts");
              assertThat(alert.since()).isEqualTo(NOW.minusSeconds(1));
              assertThat(alert.what())
                  .isEqualTo("was last read to its end at 2026-06-30 11:41 UTC");
              assertThat(alert.mend()).contains("perennial status", "perennial check");
            });
  }

  @Test
  void stale_isAStreamAfterWhatIsConfigured() {
    Duration hour = Duration.ofHours(1);

    assertThat(AlertRules.firing(staleAfter(hour, NOW.minus(hour)))).isEmpty();
    assertThat(AlertRules.firing(staleAfter(hour, NOW.minus(hour).minusSeconds(1)))).hasSize(1);
  }

  @Test
  void stale_isNoStreamOfAPausedConnection() {
    State paused = state(Optional.of(new Pause("login refused", "check client-id")));

    assertThat(AlertRules.firing(with(List.of(paused), List.of(read(Instant.EPOCH)), false)))
        .extracting(Alert::rule)
        .containsExactly(Rule.CONNECTION_PAUSED);
  }

  @Test
  void stale_isAStreamThatWasNeverReadUnlessItsFirstTurnRuns() {
    List<StreamAge> never = List.of(new StreamAge(ACCOUNTS, Optional.empty()));
    List<State> known = List.of(state(Optional.empty())); // for two hours

    assertThat(AlertRules.firing(with(known, never, true))).isEmpty();
    assertThat(AlertRules.firing(with(List.of(), never, false))).isEmpty();
    assertThat(AlertRules.firing(with(known, never, false)))
        .extracting(Alert::what)
        .containsExactly("has never been read to its end");
  }

  @Test
  void paused_tellsWhyAndWhatMendsItWithoutAddresses() {
    State paused =
        state(Optional.of(new Pause("pat@acme.example is inactive", "ask ann@acme.example")));

    assertThat(AlertRules.firing(with(List.of(paused), List.of(), false)))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(titles(alert)).isEqualTo("connection paused: crm");
              assertThat(alert.since()).isEqualTo(NOW.minusSeconds(7200));
              assertThat(alert.what()).isEqualTo("(address) is inactive");
              assertThat(alert.mend()).startsWith("ask (address). ").endsWith("perennial check");
            });
  }

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
                  well.days()));

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
    Day lasting = new Day(NOW, 100, 25_000, Optional.empty(), Optional.empty());
    Day ending =
        new Day(
            NOW,
            9_000,
            25_000,
            Optional.of(Instant.parse("2026-06-30T17:00:00Z")),
            Optional.of(Instant.parse("2026-06-30T20:00:00Z")));

    assertThat(AlertRules.firing(with(Optional.empty(), Map.of(CRM, lasting)))).isEmpty();
    assertThat(AlertRules.firing(with(Optional.empty(), Map.of(CRM, ending))))
        .extracting(Alert::what)
        .containsExactly(
            "at the pace of the last hours our calls for reading end about 2026-06-30 17:00 UTC,"
                + " all of ours about 2026-06-30 20:00 UTC; we may make 25,000 in 24 hours");
  }
}
