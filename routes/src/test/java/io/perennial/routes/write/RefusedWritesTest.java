package io.perennial.routes.write;

import static io.perennial.connector.failure.FailureClass.LOCK;
import static io.perennial.connector.failure.FailureClass.QUOTA;
import static io.perennial.connector.failure.FailureClass.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.target.FieldUpdate;
import io.perennial.connector.testkit.FakeVendor;
import io.perennial.database.DatabaseSettings;
import io.perennial.parked.ParkedFilter;
import io.perennial.parked.ParkedList;
import io.perennial.parked.ParkedReader;
import io.perennial.routes.replay.Replay;
import io.perennial.testing.TestDatabase;
import io.perennial.turn.ConnectionFindings.Written;
import io.perennial.turn.Report;
import io.perennial.work.Runs.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of records that a vendor does not take. */
class RefusedWritesTest {

  private static final ParkedFilter ALL =
      new ParkedFilter(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  private final DatabaseSettings database = TestDatabase.create();
  private final FakeVendor crm = new FakeVendor("crm");
  private final FakeCrm perennial = FakeCrm.start(database, crm, 255, "Renewal");

  @AfterEach
  void stop() {
    perennial.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 137, 199})
  void sync_isolatesOneBadRecordIn200AndWritesTheOthersOnce(int bad) {
    accounts(200);
    crm.poison(key(bad));

    Report report = perennial.sync();

    assertThat(report.connection("crm").written())
        .containsEntry("accounts", new Written(200, 199, 1, 0));
    assertThat(report.status()).isEqualTo(Status.PARTIAL);
    assertThat(crm.batches()).hasSizeLessThanOrEqualTo(18).startsWith(200, 100);
    assertThat(crm.writes())
        .extracting(FieldUpdate::id)
        .hasSize(199)
        .doesNotHaveDuplicates()
        .doesNotContain(key(bad));
    assertThat(parked().records())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.id()).isEqualTo(key(bad));
              assertThat(entry.customer()).isEqualTo("Acme " + bad);
              assertThat(entry.code()).isEqualTo("FAKE_BATCH");
              assertThat(entry.requestId()).isEqualTo("req_fake_batch");
              assertThat(entry.cause()).isNotBlank();
              assertThat(entry.mend()).isNotBlank();
              assertThat(entry.due()).isFalse();
            });
    int calls = crm.batches().size();
    perennial.later();
    perennial.sync();
    assertThat(crm.batches()).as("the same values are not sent again").hasSize(calls);
  }

  @Test
  void sync_thatIsRefusedEverythingSpendsFewCallsAndWritesAllOfItLater() {
    accounts(200);
    for (int i = 0; i < 200; i++) {
      crm.poison(key(i));
    }

    Report report = perennial.sync();

    assertThat(crm.batches()).hasSizeLessThanOrEqualTo(22);
    assertThat(report.connection("crm").written())
        .containsEntry("accounts", new Written(200, 0, 200, 0));
    assertThat(report.problems())
        .anySatisfy(problem -> assertThat(problem.reason()).contains("one batch after another"));

    for (int i = 0; i < 200; i++) {
      crm.accept(key(i));
    }
    perennial.bean(Replay.class).take(ALL);
    perennial.later();
    assertThat(perennial.sync().connection("crm").written())
        .containsEntry("accounts", new Written(200, 200, 0, 0));
    assertThat(parked().total()).isZero();
  }

  @Test
  void sync_findsTheRecordThatABatchFailsAtAfterSomeOfItArrived() {
    accounts(20);
    crm.stumbleOver(key(13));

    Report report = perennial.sync();

    assertThat(report.connection("crm").written())
        .containsEntry("accounts", new Written(20, 19, 1, 0));
    assertThat(crm.writes())
        .extracting(FieldUpdate::id)
        .as("what arrived was read back and not sent again")
        .hasSize(19)
        .doesNotHaveDuplicates();
    assertThat(parked().records()).extracting(ParkedList.Entry::id).containsExactly(key(13));
  }

  @Test
  void sync_whoseAnswerIsLostBetweenHalvesReadsBack() {
    accounts(20);
    crm.poison(key(7));
    boolean[] lost = {false};
    crm.watch(
        () -> {
          if (crm.batches().size() == 2 && !lost[0]) { // twenty and ten were refused, five arrive
            lost[0] = true;
            crm.loseAnswerOnce();
          }
        });

    perennial.sync();
    perennial.later();
    perennial.sync();

    assertThat(lost[0]).isTrue();
    assertThat(crm.writes())
        .extracting(FieldUpdate::id)
        .hasSize(19)
        .doesNotHaveDuplicates()
        .doesNotContain(key(7));
    assertThat(parked().records()).extracting(ParkedList.Entry::id).containsExactly(key(7));
  }

  @Test
  void sync_sendsALockedRecordAgainInTheSameTurn() {
    accounts(3);
    crm.refuse(key(1), 3, LOCK);

    Report report = perennial.sync();

    assertThat(report.status()).isEqualTo(Status.COMPLETE);
    assertThat(report.connection("crm").written())
        .containsEntry("accounts", new Written(3, 3, 0, 0));
    assertThat(crm.batches()).containsExactly(3, 1, 1, 1);
  }

  @Test
  void sync_leavesARecordThatStaysLockedToTheNextTurn() {
    accounts(3);
    crm.refuse(key(1), 4, LOCK);

    Report report = perennial.sync();

    assertThat(report.status()).isEqualTo(Status.PARTIAL);
    assertThat(report.connection("crm").written())
        .containsEntry("accounts", new Written(3, 2, 1, 0));
    assertThat(report.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.mend()).contains("again in the next turn"));
    assertThat(crm.batches()).hasSize(4);
    assertThat(parked().total()).as("it will pass").isZero();

    assertThat(perennial.sync().connection("crm").written())
        .containsEntry("accounts", new Written(1, 1, 0, 0));
  }

  @Test
  void sync_sendsOnceAgainWhatWasRefusedForTheSession() {
    accounts(2);
    crm.refuse(key(0), 1, SESSION);
    crm.refuse(key(1), 9, SESSION);

    assertThat(perennial.sync().connection("crm").written())
        .containsEntry("accounts", new Written(2, 1, 1, 0));
    assertThat(crm.batches()).containsExactly(2, 2);
  }

  @Test
  void sync_keepsTheQuotaForOthersWhenItIsUsedUp() {
    accounts(2);
    crm.refuse(key(0), 1, QUOTA);

    assertThat(perennial.sync().connection("crm").written())
        .containsEntry("accounts", new Written(2, 1, 1, 0));
    assertThat(crm.batches()).containsExactly(2);
    assertThat(parked().total()).isZero();
  }

  @Test
  void sync_neverSendsARecordInWhichNothingDiffers() {
    accounts(2);
    perennial.sync();
    perennial.bean(JdbcClient.class).sql("update target_value set pending = true").update();
    crm.put("accounts", key(2), Map.of("Name", "Acme 2"));
    perennial.later();

    Report report = perennial.sync();

    assertThat(report.status()).isEqualTo(Status.COMPLETE);
    assertThat(crm.batches()).containsExactly(2, 1);
  }

  private void accounts(int number) {
    for (int i = 0; i < number; i++) {
      crm.put("accounts", key(i), Map.of("Name", "Acme " + i));
    }
  }

  private static String key(int number) {
    return "A%03d".formatted(number);
  }

  private ParkedList parked() {
    return perennial.bean(ParkedReader.class).read(ALL, 100);
  }
}
