package io.perennial.alert;

import static io.perennial.alert.Snapshots.ACCOUNTS;
import static io.perennial.alert.Snapshots.NOW;
import static io.perennial.alert.Snapshots.read;
import static io.perennial.alert.Snapshots.run;
import static io.perennial.alert.Snapshots.staleAfter;
import static io.perennial.alert.Snapshots.state;
import static io.perennial.alert.Snapshots.titles;
import static io.perennial.alert.Snapshots.trouble;
import static io.perennial.alert.Snapshots.well;
import static io.perennial.alert.Snapshots.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.alert.Alert.Rule;
import io.perennial.alert.Snapshot.LastRun;
import io.perennial.alert.Snapshot.StreamAge;
import io.perennial.mapping.path.WhenGone;
import io.perennial.store.Connections.Pause;
import io.perennial.store.Connections.State;
import io.perennial.store.schema.GoneField;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a stream or a connection is amiss. */
class AlertRulesTest {

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
  void drift_namesTheFieldAndStandsForThePartialTurnThatItMakes() {
    GoneField gone = new GoneField(ACCOUNTS, "Industry", WhenGone.DROP, NOW.minusSeconds(3600));
    LastRun partial = run(Status.PARTIAL, trouble("GONE_FIELD", "crm", "accounts", 1, "m"));

    assertThat(AlertRules.firing(with(gone, partial)))
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
}
