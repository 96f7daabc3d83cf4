package io.perennial.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.brake.Approval;
import io.perennial.testing.Deals;
import io.perennial.turn.UndoneField;
import io.perennial.turn.UndoneField.Outcome;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several runs that wrote the same field, undone one after the other. */
@Timeout(120)
class UndoneRunsTest extends UndoneDatesTestCase {

  private String account = "";
  private String contract = "";

  /** Run 1 publishes; runs 2, 3 and 4 each write another date. */
  @BeforeEach
  @Timeout(120)
  void writeFourTimes() {
    account = crm.create("Account", Map.of("Name", "Acme"));
    contract = crm.create("Opportunity", Deals.firstContract(account));
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
    for (String day : List.of("2026-08-31", "2026-09-30", "2026-10-31")) {
      conclude(day);
    }
    assertDate("2026-10-31");
  }

  @Test
  void undo_fromTheNewestRunToTheOldestPutsEachValueBack() {
    undo(4);
    assertDate("2026-09-30");
    undo(3);
    assertDate("2026-08-31");
    undo(2);
    assertDate("2026-07-31");

    assertThat(told)
        .filteredOn(field -> field.field().equals(DATE))
        .extracting(UndoneField::outcome)
        .containsExactly(Outcome.PUT_BACK, Outcome.PUT_BACK, Outcome.PUT_BACK);
    clock.advance(Duration.ofMinutes(10));
    assertThat(perennial.sync().connection("salesforce").written()).isEmpty();
    assertDate("2026-07-31");
  }

  @Test
  void undo_saidAgainOfAnyOfThemWritesNothing() {
    undo(4);
    undo(3);
    undo(2);
    crm.salesforce().writes().reset();
    told.clear();

    for (int run = 2; run <= 4; run++) {
      undo(run);
    }

    assertThat(told).extracting(UndoneField::outcome).containsOnly(Outcome.ALREADY_BACK);
    assertThat(crm.salesforce().writes().all()).isEmpty();
  }

  @Test
  void undo_ofAnOlderRunNamesTheNewestThatStands() {
    undo(2);
    assertThat(date().outcome()).isEqualTo(Outcome.WRITTEN_SINCE);
    assertThat(date().by()).isEqualTo(4);
    assertThat(date().mend()).isEqualTo("undo 4 first");

    undo(4);
    undo(2);

    assertThat(date().outcome()).isEqualTo(Outcome.WRITTEN_SINCE);
    assertThat(date().by()).as("run 4 is undone, run 3 is not").isEqualTo(3);
    assertThat(date().mend()).isEqualTo("undo 3 first");
    assertDate("2026-09-30");
  }

  @Test
  void undo_leavesWhatAPersonMadeOfAnUndoneValue() {
    undo(4);
    crm.update("Account", account, Map.of(DATE, "2026-12-24"));

    undo(3);

    assertThat(date().outcome()).isEqualTo(Outcome.CHANGED_SINCE);
    assertDate("2026-12-24");
  }

  @Test
  void undo_leavesWhatAPersonMadeOfALaterRunsValue() {
    crm.update("Account", account, Map.of(DATE, "2026-09-30")); // what run 3 wrote

    undo(3);

    assertThat(date().outcome())
        .as("run 4 has written since, and nobody need undo that")
        .isEqualTo(Outcome.CHANGED_SINCE);
    assertDate("2026-09-30");
  }

  @Test
  void undo_ofARunThatWroteAgainAfterItsUndoNeedsThatRunUndone() {
    undo(4);
    perennial.bean(Approval.class).approve(4);
    clock.advance(Duration.ofMinutes(10));
    long again = perennial.sync().run();
    assertDate("2026-10-31");

    undo(4);
    assertThat(date().by()).isEqualTo(again);
    undo(again);
    undo(3);

    assertDate("2026-08-31");
  }

  @Test
  void approve_ofTheRunUndoneLastWritesWhatWeConclude() {
    undo(4);
    undo(3);

    perennial.bean(Approval.class).approve(3);
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();

    assertDate("2026-10-31");
  }

  private void conclude(String day) {
    clock.advance(Duration.ofHours(1));
    crm.update("Opportunity", contract, Map.of("Contract_End__c", day));
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
  }

  private void undo(long run) {
    assertThat(perennial.bean(Undos.class).undo(run, false, this::tell).status())
        .isEqualTo(Status.COMPLETE);
  }

  private synchronized void tell(UndoneField field) {
    told.add(field);
  }

  /** What was told last of the date. */
  private UndoneField date() {
    return told.stream()
        .filter(field -> field.field().equals(DATE))
        .reduce((one, other) -> other)
        .orElseThrow();
  }

  private void assertDate(String day) {
    assertThat(crm.value("Account", account, DATE)).hasToString(day);
  }
}
