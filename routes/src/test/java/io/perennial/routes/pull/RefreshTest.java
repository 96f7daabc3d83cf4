package io.perennial.routes.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.connector.FailureKind;
import io.perennial.connector.target.FieldSchema;
import io.perennial.connector.target.FieldType;
import io.perennial.connector.target.ObjectSchema;
import io.perennial.connector.testkit.FakeConnector;
import io.perennial.connector.testkit.FakeVendor;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.turn.Problem;
import io.perennial.turn.Progress;
import io.perennial.turn.Report;
import io.perennial.turn.TurnRequest;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Formulas of seven accounts, three on a page, that nobody's time stamp tells of. */
class RefreshTest {

  private static final Duration PERIOD = Duration.ofHours(24);

  private static final String ACCOUNTS =
      """
      accounts:
        becomes: account
        fields:
          name: { from: Name, as: trim }
          ownerName: { from: Owner.Name, as: trim }
        attributes:
          tier: { from: Tier }
      """;

  private final FakeVendor crm = new FakeVendor("crm");
  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T12:00:00Z"));
  private final TestApplication perennial =
      TestApplication.on(TestDatabase.create(), clock)
          .connection(
              new FakeConnector(crm, List.of("accounts"), 3)
                  .describing(
                      new ObjectSchema(
                          "accounts",
                          new TreeMap<>(
                              Map.of(
                                  "Name", field("Name", false),
                                  "Owner", field("Owner", true),
                                  "Tier", field("Tier", true))))),
              "fake",
              ACCOUNTS)
          .start();

  private static FieldSchema field(String name, boolean calculated) {
    return new FieldSchema(
        name, name, FieldType.TEXT, 80, 0, !calculated, List.of(), false, calculated);
  }

  @BeforeEach
  void readAll() {
    for (int i = 1; i <= 7; i++) {
      crm.put(
          "accounts",
          "A" + i,
          Map.of("Name", "Acme " + i, "Tier", "Gold", "Owner", Map.of("Name", "Ann")));
    }
    assertThat(perennial.sync().status()).isEqualTo(Status.COMPLETE);
  }

  @AfterEach
  void stop() {
    perennial.close();
  }

  @Test
  void refresh_seesWhatNoTimeStampTellsAfterThePeriodAndNotASecondBefore() {
    crm.calculate("accounts", "A2", Map.of("Tier", "Silver"));
    clock.advance(PERIOD.minusSeconds(1));
    assertThat(perennial.sync().scored()).isZero();
    assertThat(tier("A2")).isEqualTo("Gold");
    clock.advance(Duration.ofSeconds(1));

    Report report = perennial.sync();

    assertThat(report.status()).isEqualTo(Status.COMPLETE);
    assertThat(tier("A2")).isEqualTo("Silver");
    assertThat(report.scored()).as("the one whom it concerns").isEqualTo(1);
    assertThat(report.connection("crm").read())
        .as("the one that differed")
        .containsEntry("accounts", 1);
  }

  @Test
  void refresh_seesWhatLiesBehindARelation() {
    crm.calculate("accounts", "A7", Map.of("Owner", Map.of("Name", "Bea")));
    clock.advance(PERIOD);

    perennial.sync();

    assertThat(
            perennial
                .store()
                .sql("select id from account where owner_name = 'Bea'")
                .query(String.class)
                .list())
        .containsExactly("A7");
  }

  @Test
  void refresh_costsACallAPageAndOneMoreWhereSomethingDiffers() {
    int idle = callsOf(perennial::sync);
    crm.calculate("accounts", "A1", Map.of("Tier", "Silver"));
    crm.calculate("accounts", "A3", Map.of("Tier", "Silver"));
    clock.advance(PERIOD);

    assertThat(callsOf(perennial::sync) - idle).as("three pages, two records of one").isEqualTo(4);
    assertThat(callsOf(perennial::sync)).as("once a period").isEqualTo(idle);
    clock.advance(PERIOD);
    assertThat(callsOf(perennial::sync) - idle).as("nothing has changed since").isEqualTo(3);
  }

  @Test
  void refresh_keepsAVersionOfWhatItReplaces() {
    crm.calculate("accounts", "A2", Map.of("Tier", "Silver"));
    clock.advance(PERIOD);
    perennial.sync();

    assertThat(
            perennial
                .store()
                .sql("select id || ' ' || array_to_string(changed, ' ') from source_version")
                .query(String.class)
                .list())
        .containsExactly("A2 Tier");
  }

  @Test
  void refresh_isNotDueAfterAllWasReadAgain() {
    clock.advance(PERIOD.minusHours(1));
    perennial.take(TurnRequest.sync(Progress.NONE).full(true));
    int idle = callsOf(perennial::sync);
    clock.advance(PERIOD.minusSeconds(1));

    assertThat(callsOf(perennial::sync)).isEqualTo(idle);
    clock.advance(Duration.ofSeconds(1));
    assertThat(callsOf(perennial::sync)).isEqualTo(idle + 3);
  }

  @Test
  void refresh_goesOnInTheNextTurnWhereItWasCutShort() {
    int idle = callsOf(perennial::sync);
    crm.calculate("accounts", "A1", Map.of("Tier", "Silver"));
    crm.calculate("accounts", "A5", Map.of("Tier", "Bronze"));
    clock.advance(PERIOD);
    int secondPage = crm.calls() + idle + 3; // a page, what differs in it, the next page
    crm.watch(
        () -> {
          if (crm.calls() == secondPage) {
            crm.failOnce(FailureKind.RETRY);
          }
        });

    Report cut = perennial.sync();

    assertThat(cut.status()).isEqualTo(Status.PARTIAL);
    assertThat(cut.problems()).extracting(Problem::code).containsExactly("FAKE_RETRY");
    assertThat(tier("A1")).isEqualTo("Silver");
    assertThat(tier("A5")).isEqualTo("Gold");
    clock.advance(Duration.ofMinutes(5));

    assertThat(callsOf(perennial::sync) - idle).as("two pages, one record").isEqualTo(3);
    assertThat(tier("A5")).isEqualTo("Bronze");
    clock.advance(PERIOD.minus(Duration.ofMinutes(5)).minusSeconds(1));
    assertThat(callsOf(perennial::sync)).as("the period counts from its beginning").isEqualTo(idle);
    clock.advance(Duration.ofSeconds(1));
    assertThat(callsOf(perennial::sync) - idle).isEqualTo(3);
  }

  @Test
  void refresh_repeatsThePageInWhichTheProcessDied() {
    int idle = callsOf(perennial::sync);
    crm.calculate("accounts", "A5", Map.of("Tier", "Bronze"));
    clock.advance(PERIOD);
    int records = crm.calls() + idle + 3; // two pages, and what differs in the second
    crm.watch(
        () -> {
          if (crm.calls() == records) {
            throw new IllegalStateException("killed");
          }
        });
    assertThatThrownBy(perennial::sync).hasStackTraceContaining("killed");
    assertThat(tier("A5")).isEqualTo("Gold");

    assertThat(callsOf(perennial::sync) - idle)
        .as("the second page, its record, the third page")
        .isEqualTo(3);
    assertThat(tier("A5")).isEqualTo("Bronze");
  }

  @Test
  void refresh_leavesDeletedRecordsAlone() {
    crm.delete("accounts", "A4", Optional.empty());
    perennial.sync();
    int idle = callsOf(perennial::sync);
    clock.advance(PERIOD);

    assertThat(callsOf(perennial::sync) - idle).isEqualTo(3);
  }

  private int callsOf(Runnable turn) {
    int before = crm.calls();
    turn.run();
    return crm.calls() - before;
  }

  private String tier(String id) {
    return perennial
        .store()
        .sql("select attributes ->> 'tier' from account where id = :id")
        .param("id", id)
        .query(String.class)
        .single();
  }
}
