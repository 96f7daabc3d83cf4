package io.perennial.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.brake.Approval;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.target.FieldUpdate;
import io.perennial.ledger.KeptFields;
import io.perennial.ledger.KeptFields.Why;
import io.perennial.ledger.RunWrites;
import io.perennial.ledger.Target;
import io.perennial.ledger.TargetValues.Change;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.testing.Deals;
import io.perennial.turn.ConnectionFindings.Written;
import io.perennial.turn.Report;
import io.perennial.turn.TurnRefused;
import io.perennial.turn.UndoneField;
import io.perennial.turn.UndoneField.Outcome;
import io.perennial.work.Lease;
import io.perennial.work.Leases;
import io.perennial.work.Runs;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a run wrote is put back, and nothing else. */
class UndoTest extends UndoneDatesTestCase {

  private static final Target ACCOUNT =
      new Target(new ConnectionName("salesforce"), "Account", "accounts");

  private final List<String> accounts = new ArrayList<>();
  private final List<String> contracts = new ArrayList<>();

  /** Run 1 publishes, run 2 writes another date onto all three accounts. */
  @BeforeEach
  void writeTwice() {
    for (int i = 0; i < 3; i++) {
      String account = crm.create("Account", Map.of("Name", "Acme " + i));
      accounts.add(account);
      contracts.add(crm.create("Opportunity", Deals.firstContract(account)));
    }
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
    clock.advance(Duration.ofHours(1));
    contracts.forEach(id -> end(id, "2026-08-31"));
    perennial.sync();
    crm.salesforce().writes().reset();
  }

  @Test
  void undo_putsBackWhatStoodThereAndTheNextTurnLeavesIt() {
    Report report = undo(2);

    assertThat(report.status()).isEqualTo(Status.COMPLETE);
    assertThat(report.connection("salesforce").written())
        .containsOnly(Map.entry("Account", new Written(3, 3, 0, 0)));
    assertThat(told).extracting(UndoneField::outcome).containsOnly(Outcome.PUT_BACK);
    assertDates("2026-07-31", "2026-07-31", "2026-07-31");
    assertThat(perennial.bean(KeptFields.class).count().get(Why.UNDONE)).isEqualTo(told.size());
    clock.advance(Duration.ofMinutes(10));
    assertThat(perennial.sync().connection("salesforce").written()).isEmpty();
    assertDates("2026-07-31", "2026-07-31", "2026-07-31");
  }

  @Test
  void undo_ofTheFirstRunEmptiesWhatWasEmpty() {
    undo(2);
    told.clear();

    undo(1);

    assertThat(told).extracting(UndoneField::outcome).containsOnly(Outcome.PUT_BACK);
    assertThat(crm.value("Account", accounts.get(0), "Perennial_Touch_Model__c")).isEqualTo("");
    assertDates("", "", "");
  }

  @Test
  void undo_twiceDoesNothingTheSecondTime() {
    undo(2);
    told.clear();
    crm.salesforce().writes().reset();

    assertThat(undo(2).status()).isEqualTo(Status.COMPLETE);

    assertThat(told).extracting(UndoneField::outcome).containsOnly(Outcome.ALREADY_BACK);
    assertThat(crm.salesforce().writes().all()).isEmpty();
  }

  @Test
  void undo_leavesAndListsWhatAPersonOrALaterRunHasWritten() {
    crm.update("Account", accounts.get(0), Map.of(DATE, "2026-12-24"));
    clock.advance(Duration.ofMinutes(1));
    end(contracts.get(1), "2026-09-30");
    crm.update("Account", accounts.get(0), Map.of(DATE, "2026-12-24"));
    perennial.sync();
    crm.update("Account", accounts.get(0), Map.of(DATE, "2026-12-24"));

    undo(2);

    assertDates("2026-12-24", "2026-09-30", "2026-07-31");
    assertThat(told)
        .filteredOn(field -> field.field().equals(DATE))
        .extracting(UndoneField::outcome)
        .containsExactlyInAnyOrder(Outcome.CHANGED_SINCE, Outcome.WRITTEN_SINCE, Outcome.PUT_BACK);
  }

  @Test
  void undo_leavesAndListsWhatAPersonHasChangedSince() {
    crm.update("Account", accounts.get(0), Map.of(DATE, "2026-12-24"));

    undo(2);

    assertDates("2026-12-24", "2026-07-31", "2026-07-31");
    assertThat(told)
        .filteredOn(field -> field.outcome() == Outcome.CHANGED_SINCE)
        .singleElement()
        .satisfies(
            field -> {
              assertThat(field.id()).isEqualTo(accounts.get(0));
              assertThat(field.holds()).isEqualTo("2026-12-24");
            });
  }

  @Test
  void undo_rehearsedWritesNothing() {
    Report report = perennial.bean(Undos.class).undo(2, true, this::tell);

    assertThat(report.connection("salesforce").written()).isEmpty();
    assertThat(told).extracting(UndoneField::outcome).containsOnly(Outcome.PUT_BACK);
    assertThat(crm.salesforce().writes().all()).isEmpty();
    assertThat(perennial.bean(KeptFields.class).count()).isEmpty();
    assertDates("2026-08-31", "2026-08-31", "2026-08-31");
  }

  @Test
  void sync_writesAgainWhenWeConcludeSomethingElse() {
    undo(2);
    clock.advance(Duration.ofMinutes(10));
    end(contracts.get(0), "2026-10-31");

    perennial.sync();

    assertDates("2026-10-31", "2026-07-31", "2026-07-31");
  }

  @Test
  void sync_writesAgainWhatWasUndoneOnceAPersonSaysSo() {
    undo(2);

    assertThat(perennial.bean(Approval.class).approve(2)).contains("3 records");
    perennial.sync();

    assertDates("2026-08-31", "2026-08-31", "2026-08-31");
    assertThat(perennial.bean(KeptFields.class).count()).isEmpty();
  }

  @Test
  void undo_afterALostAnswerReadsBackAndWritesNothingTwice() {
    crm.salesforce().faults().next(Call.to("PATCH", "/composite/sobjects"), Fault.lostAnswer());

    undo(2);

    assertDates("2026-07-31", "2026-07-31", "2026-07-31");
    assertThat(crm.salesforce().writes().needless()).isEmpty();
    assertThat(told).extracting(UndoneField::outcome).containsOnly(Outcome.PUT_BACK);
  }

  @Test
  void undo_goesOnAfterAProcessThatDiedBeforeItSent() {
    long run = perennial.bean(Runs.class).begin("undo", now(), now());
    perennial.bean(Runs.class).undoes(run, 2);
    Lease lease = perennial.bean(Leases.class).claim(ACCOUNT.key().lease()).orElseThrow();
    TreeMap<String, Object> ours = new TreeMap<>(Map.of(DATE, "2026-08-31"));
    TreeMap<String, Object> back = new TreeMap<>(Map.of(DATE, "2026-07-31"));
    String id = accounts.get(0);
    perennial
        .bean(RunWrites.class)
        .putBack(
            lease,
            ACCOUNT,
            run,
            2,
            List.of(new Change(id, 1, ours, new FieldUpdate(id, back))),
            now());
    perennial.bean(Leases.class).release(lease);

    perennial.sync();
    assertDates("2026-08-31", "2026-08-31", "2026-08-31");
    undo(2);

    assertDates("2026-07-31", "2026-07-31", "2026-07-31");
    assertThat(crm.salesforce().writes().needless()).isEmpty();
  }

  @Test
  void undo_saysWhyItCannot() {
    perennial.sync();
    assertThatThrownBy(() -> undo(3)).hasMessageContaining("Run 3 wrote nothing");
    assertThatThrownBy(() -> undo(99))
        .isInstanceOf(TurnRefused.class)
        .hasMessageContaining("There is no run 99");
    undo(2);
    assertThatThrownBy(() -> undo(4)).hasMessageContaining("approve 2");
    perennial.store().sql("delete from write where run = 1").update();
    assertThatThrownBy(() -> undo(1))
        .hasMessageContaining("Run 1 is too old to be undone")
        .hasMessageContaining("2026-06-01");
  }

  private Report undo(long run) {
    return perennial.bean(Undos.class).undo(run, false, this::tell);
  }

  private synchronized void tell(UndoneField field) {
    told.add(field);
  }

  private Instant now() {
    return clock.instant();
  }

  private void end(String contract, String day) {
    crm.update("Opportunity", contract, Map.of("Contract_End__c", day));
    clock.advance(Duration.ofMinutes(10));
  }

  private void assertDates(String... days) {
    assertThat(accounts)
        .extracting(account -> crm.value("Account", account, DATE).toString())
        .containsExactly(days);
  }
}
