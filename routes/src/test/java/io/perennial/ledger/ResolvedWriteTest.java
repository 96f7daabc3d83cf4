package io.perennial.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.failure.Diagnosis;
import io.perennial.connector.failure.FailureClass;
import io.perennial.connector.target.TargetRecord;
import io.perennial.connector.target.WriteOutcome;
import io.perennial.ledger.TargetValues.Order;
import io.perennial.ledger.TargetValues.Portion;
import io.perennial.ledger.WriteLedger.Intent;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.work.Lease;
import io.perennial.work.Leases;
import io.perennial.work.Runs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A write whose outcome nobody knew is read back; what was refused before it is remembered. */
class ResolvedWriteTest {

  private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");
  private static final Target ACCOUNT =
      new Target(new ConnectionName("crm"), "accounts", "accounts");
  private static final WriteOutcome REFUSED =
      new WriteOutcome.Refused(
          new Diagnosis(FailureClass.PERMANENT, "A rule forbids it.", "Change the rule."),
          "RULE",
          "no",
          Optional.empty());

  private final TestApplication perennial =
      TestApplication.on(TestDatabase.create(), new SettableClock(NOW)).start();
  private final WriteLedger ledger = perennial.bean(WriteLedger.class);
  private Lease lease;

  @BeforeEach
  void refuse() {
    perennial
        .store()
        .sql(
            "insert into customer (connection, account_id, name, since) values ('crm', 'A', 'A', now())")
        .update();
    lease = perennial.bean(Leases.class).claim(ACCOUNT.key().lease()).orElseThrow();
    desire("forbidden");
    ledger.settle(lease, ACCOUNT, intend(), List.of(REFUSED), NOW);
    assertThat(intend().changes()).isEmpty();
    desire("allowed");
    assertThat(intend().changes()).hasSize(1);
  }

  @AfterEach
  void stop() {
    perennial.close();
  }

  @Test
  void refusedValue_isTriedAgainAfterAnotherOneArrived() {
    resolve("allowed");

    desire("forbidden");

    assertThat(intend().updates())
        .singleElement()
        .satisfies(update -> assertThat(update.values()).containsEntry("Flag", "forbidden"));
  }

  @Test
  void refusedValue_isNotSentAgainIfTheOtherOneDidNotArrive() {
    desire("forbidden");

    resolve("old");

    assertThat(intend().changes()).isEmpty();
    desire("allowed");
    assertThat(intend().changes()).hasSize(1);
  }

  private void resolve(String held) {
    ledger.resolve(
        lease,
        ACCOUNT,
        ledger.unknown(ACCOUNT),
        Map.of("A", new TargetRecord("A", new TreeMap<>(Map.of("Flag", held)))),
        NOW);
  }

  private Intent intend() {
    long run = perennial.bean(Runs.class).begin("sync", NOW, NOW);
    return ledger.intend(lease, ACCOUNT, new Portion(run, 0, Order.BY_CUSTOMER, 10), NOW);
  }

  private void desire(String value) {
    perennial
        .bean(TargetValues.class)
        .desire(
            ACCOUNT,
            List.of(
                new Desired(
                    ACCOUNT,
                    "A",
                    1,
                    new TreeMap<>(Map.of("Flag", value)),
                    Optional.empty(),
                    Optional.empty())));
  }
}
