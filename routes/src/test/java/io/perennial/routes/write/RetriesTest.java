package io.perennial.routes.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.failure.Diagnosis;
import io.perennial.connector.failure.FailureClass;
import io.perennial.connector.target.FieldUpdate;
import io.perennial.connector.target.WriteOutcome.Refused;
import io.perennial.ledger.TargetValues.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetriesTest {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Retries retries = new Retries(40, PAUSE);

  @Test
  void records_ofOneAccountTravelInOneBatchInTheOrderOfAccounts() {
    for (int i = 0; i < 24; i++) {
      lock("R%02d".formatted(i), i % 6); // four of each of six customers, not in their order
    }

    List<List<String>> batches = round();

    assertThat(batches)
        .containsExactly(
            List.of("R00", "R06", "R12", "R18", "R01", "R07", "R13", "R19"),
            List.of("R02", "R08", "R14", "R20", "R03", "R09", "R15", "R21"),
            List.of("R04", "R10", "R16", "R22", "R05", "R11", "R17", "R23"));
  }

  @Test
  void batches_growSmallerAndPausesLongerThreeTimes() {
    for (int i = 0; i < 6; i++) {
      lock("R" + i, i);
    }

    assertThat(retries.pause()).isEqualTo(PAUSE);
    assertThat(round()).extracting(List::size).containsExactly(6);
    lock("R0", 0);
    retries.forget("R1");
    assertThat(retries.pause()).isEqualTo(PAUSE.multipliedBy(2));
    assertThat(round()).extracting(List::size).containsExactly(5);
    retries.forget("R2");
    assertThat(retries.pause()).isEqualTo(PAUSE.multipliedBy(4));
    assertThat(round()).extracting(List::size).containsExactly(2, 2);
    for (int i = 3; i < 6; i++) {
      lock("R" + i, i);
    }
    lock("R0", 0);

    assertThat(retries.pause()).isZero();
    assertThat(round()).isEmpty();
    assertThat(retries.left()).hasSize(4);
  }

  @Test
  void try_thatFreesNothingOfManyBatchesIsTheLast() {
    for (int i = 0; i < 30; i++) {
      lock("R%02d".formatted(i), i);
    }
    assertThat(round()).hasSize(3);
    for (int i = 0; i < 30; i++) {
      lock("R%02d".formatted(i), i);
    }

    assertThat(round()).isEmpty();
    assertThat(retries.left()).hasSize(30);
  }

  @Test
  void recordRefusedForTheSession_isSentAgainOnce() {
    assertThat(retries.take(change("R1", 1), refused(FailureClass.SESSION))).isTrue();
    assertThat(round()).containsExactly(List.of("R1"));
    retries.forget("R1");
    retries.take(change("R1", 1), refused(FailureClass.SESSION));

    assertThat(round()).isEmpty();
    assertThat(retries.left()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"TRANSIENT", "QUOTA", "PERMANENT"})
  void otherRefusals_waitForTheNextTurnOrForAPerson(FailureClass failureClass) {
    assertThat(retries.take(change("R1", 1), refused(failureClass))).isFalse();
    assertThat(retries.left()).isEmpty();
  }

  private void lock(String id, long customer) {
    retries.forget(id);
    assertThat(retries.take(change(id, customer), refused(FailureClass.LOCK))).isTrue();
  }

  /** The batches of one try; a further one begins only when the test asks again. */
  private List<List<String>> round() {
    List<List<String>> batches = new ArrayList<>();
    Optional<List<String>> next = retries.next();
    while (next.isPresent()) {
      batches.add(next.get());
      next = retries.pause().isZero() ? retries.next() : Optional.empty();
    }
    return batches;
  }

  private static Change change(String id, long customer) {
    return new Change(
        id,
        customer,
        new TreeMap<>(),
        new FieldUpdate(id, new TreeMap<>(Map.of("Field", "value"))));
  }

  private static Refused refused(FailureClass failureClass) {
    return new Refused(
        new Diagnosis(failureClass, "cause", "mend"), "CODE", "words", Optional.empty());
  }
}
