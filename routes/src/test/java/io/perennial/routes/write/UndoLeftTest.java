package io.perennial.routes.write;

import static io.perennial.connector.failure.FailureClass.LOCK;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.failure.FailureClass;
import io.perennial.store.StreamKey;
import io.perennial.turn.ConnectionFindings.Written;
import io.perennial.turn.Problem;
import io.perennial.turn.Report;
import io.perennial.turn.UndoneField.Outcome;
import io.perennial.work.Lease;
import io.perennial.work.Leases;
import io.perennial.work.Runs.Status;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody else has locked, and what else cannot be put back now. */
class UndoLeftTest extends UndoTestCase {

  @Test
  void undo_sendsALockedRecordAgain() {
    written(3);
    crm.refuse(key(1), 3, LOCK);

    Report report = undo();

    assertThat(report.status()).isEqualTo(Status.COMPLETE);
    assertThat(report.connection("crm").written())
        .containsEntry("accounts", new Written(3, 3, 0, 0));
    assertThat(batches()).containsExactly(3, 1, 1, 1);
    assertThat(ids(Outcome.PUT_BACK)).containsExactlyInAnyOrder(key(0), key(1), key(2));
    assertThat(standing()).isEmpty();
  }

  @Test
  void undo_leavesWhatAPersonChangedWhileItWasLocked() {
    written(3);
    crm.refuse(key(1), 1, LOCK);
    crm.watch(
        () -> {
          if (batches().size() == 1) {
            crm.put("accounts", key(1), Map.of(FLAG, "mine"));
          }
        });

    Report report = undo();

    assertThat(report.status()).isEqualTo(Status.COMPLETE);
    assertThat(batches()).containsExactly(3);
    assertThat(ids(Outcome.CHANGED_SINCE)).containsExactly(key(1));
    assertThat(crm.value("accounts", key(1), FLAG)).isEqualTo("mine");
  }

  @ParameterizedTest
  @EnumSource(names = {"LOCK", "QUOTA", "TRANSIENT", "PERMANENT"})
  void undo_tellsHowToPutBackWhatIsLeft(FailureClass failureClass) {
    written(3);
    crm.refuse(key(1), 9, failureClass);

    Report report = undo();

    assertThat(report.status()).isEqualTo(Status.PARTIAL);
    assertThat(report.connection("crm").written())
        .containsEntry("accounts", new Written(3, 2, 1, 0));
    assertThat(report.problems())
        .singleElement()
        .extracting(Problem::mend)
        .asString()
        .contains("undo 1 again")
        .doesNotContain("next turn", "replay");
    assertThat(told)
        .filteredOn(field -> field.outcome() == Outcome.REFUSED)
        .singleElement()
        .satisfies(
            field -> {
              assertThat(field.id()).isEqualTo(key(1));
              assertThat(field.mend()).isEqualTo(report.problems().get(0).mend());
            });
    assertNothingIsLeftToSync();

    crm.accept(key(1));
    assertThat(undo().status()).isEqualTo(Status.COMPLETE);
    assertThat(ids(Outcome.PUT_BACK)).containsExactly(key(1));
    assertThat(standing()).isEmpty();
  }

  @Test
  void undo_whileTheStreamIsReadSaysThatItIsToBeSaidAgain() {
    written(1);
    StreamKey key = new StreamKey(new ConnectionName("crm"), "accounts");
    Lease reader = perennial.bean(Leases.class).claim(key.lease()).orElseThrow();

    Report report = undo();

    assertThat(report.problems()).extracting(Problem::code).contains("BUSY", "NOT_FINISHED");
    assertThat(report.problems())
        .extracting(Problem::mend)
        .allSatisfy(mend -> assertThat(mend).contains("say undo 1 again"));
    perennial.bean(Leases.class).release(reader);
    assertThat(undo().status()).isEqualTo(Status.COMPLETE);
  }
}
