package io.perennial.routes.write;

import static io.perennial.connector.failure.FailureClass.LOCK;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.target.FieldUpdate;
import io.perennial.turn.ConnectionFindings.Written;
import io.perennial.turn.Report;
import io.perennial.turn.UndoneField.Outcome;
import io.perennial.work.Runs.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an undo that a vendor does not take. */
class UndoRefusalsTest extends UndoTestCase {

  @ParameterizedTest
  @ValueSource(ints = {0, 61, 99})
  void undo_putsBackAllButTheOneThatSpoilsTheBatch(int bad) {
    written(100);
    crm.poison(key(bad));

    Report report = undo();

    assertThat(report.status()).isEqualTo(Status.PARTIAL);
    assertThat(report.connection("crm").written())
        .containsEntry("accounts", new Written(100, 99, 1, 0));
    assertThat(ids(Outcome.REFUSED)).containsExactly(key(bad));
    assertThat(ids(Outcome.PUT_BACK)).hasSize(99).doesNotHaveDuplicates().doesNotContain(key(bad));
    assertThat(standing()).containsExactly(key(bad));
    assertThat(batches()).hasSizeLessThanOrEqualTo(16).startsWith(100, 50);
    assertNothingIsLeftToSync();

    crm.accept(key(bad));
    assertThat(undo().status()).isEqualTo(Status.COMPLETE);
    assertThat(ids(Outcome.PUT_BACK)).containsExactly(key(bad));
    assertThat(ids(Outcome.ALREADY_BACK)).hasSize(99);
    assertThat(standing()).isEmpty();
  }

  @Test
  void undo_findsTheRecordThatABatchFailsAtAfterSomeOfItArrived() {
    written(20);
    crm.stumbleOver(key(13));

    Report report = undo();

    assertThat(report.connection("crm").written())
        .containsEntry("accounts", new Written(20, 19, 1, 0));
    assertThat(ids(Outcome.REFUSED)).containsExactly(key(13));
    assertThat(ids(Outcome.PUT_BACK)).hasSize(19);
    assertThat(crm.writes())
        .extracting(FieldUpdate::id)
        .as("each was written by the run and put back once")
        .hasSize(20 + 19);
    assertNothingIsLeftToSync();
  }

  @Test
  void undo_whoseAnswerIsLostBetweenHalvesPutsNothingBackTwice() {
    written(20);
    crm.poison(key(7));
    crm.refuse(key(19), 1, LOCK);
    boolean[] lost = {false};
    crm.watch(
        () -> {
          if (batches().size() == 3 && !lost[0]) {
            lost[0] = true;
            crm.loseAnswerOnce();
          }
        });

    undo();

    assertThat(lost[0]).isTrue();
    assertThat(ids(Outcome.REFUSED)).containsExactly(key(7));
    assertThat(ids(Outcome.PUT_BACK)).hasSize(19).doesNotHaveDuplicates();
    assertThat(crm.writes()).hasSize(20 + 19);
    assertThat(standing()).containsExactly(key(7));
  }

  @Test
  void undo_spendsFewCallsOnABatchOfWhichNothingIsTakenAndGoesOnWithTheNext() {
    written(230);
    for (int i = 0; i < 200; i++) {
      crm.poison(key(i));
    }

    Report report = undo();

    assertThat(batches()).hasSizeLessThanOrEqualTo(23).endsWith(30);
    assertThat(report.connection("crm").written())
        .containsEntry("accounts", new Written(230, 30, 200, 0));
    assertThat(ids(Outcome.REFUSED)).hasSize(200).doesNotHaveDuplicates();
    assertThat(ids(Outcome.PUT_BACK)).hasSize(30);
    assertThat(report.problems())
        .filteredOn(problem -> problem.reason().contains("one batch after another"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.mend()).contains("undo 1 again"));
    assertNothingIsLeftToSync();
  }

  @Test
  void undo_thatIsRefusedEverythingLeavesTheRestToAPersonAndToTheNext() {
    written(620);
    for (int i = 0; i < 620; i++) {
      crm.poison(key(i));
    }

    Report report = undo();

    assertThat(batches()).hasSizeLessThanOrEqualTo(66);
    assertThat(ids(Outcome.REFUSED)).hasSize(600);
    assertThat(standing()).hasSize(620);
    assertThat(report.problems())
        .filteredOn(problem -> problem.code().equals("NOT_FINISHED"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.mend()).contains("say undo 1 again"));

    for (int i = 0; i < 620; i++) {
      crm.accept(key(i));
    }
    assertThat(undo().status()).isEqualTo(Status.COMPLETE);
    assertThat(standing()).isEmpty();
  }
}
