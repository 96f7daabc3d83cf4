package io.perennial.cli.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.testing.CommandLine;
import io.perennial.testing.Deals;
import io.perennial.testing.Forked;
import io.perennial.testing.SalesforceSystem;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The verbs as a person uses them, one after the other. */
@Timeout(240)
class DecideVerbsTest {

  @TempDir private Path folder;

  @Test
  void verbs_holdApprovePutBackAndList() {
    CommandLine perennial = new CommandLine(folder.resolve("config"));
    SettableClock clock = new SettableClock(Instant.parse("2026-06-01T12:00:00Z"));
    try (SalesforceSystem crm =
        SalesforceSystem.start("salesforce", 1, TestApplication.shippedWriteBack(), clock)) {
      List<String> contracts = new ArrayList<>();
      for (int i = 0; i < 24; i++) { // of fewer than 21 the brake lets all pass
        String account = crm.create("Account", Map.of("Name", "Acme " + i));
        contracts.add(crm.create("Opportunity", Deals.firstContract(account, "2099-07-31")));
        clock.advance(Duration.ofSeconds(1));
      }
      Forked.configure(folder, "salesforce", crm.settings(), Optional.of(TestDatabase.create()));
      assertThat(perennial.run("sync")).as(perennial.printed()).isZero();
      clock.advance(Duration.ofMinutes(10));
      contracts.forEach(
          id -> crm.salesforce().records().delete(crm.salesforce().person(), "Opportunity", id));

      assertThat(perennial.run("sync")).isEqualTo(3);
      assertThat(perennial.printed()).contains("WAITING", "BRAKE_FIELD_NULLED", "approve 2");
      assertThat(perennial.run("status")).isEqualTo(2);
      assertThat(perennial.printed()).contains("writes wait for a yes", "(run 2)");
      assertThat(perennial.run("approve", "9")).isEqualTo(1);
      assertThat(perennial.printed()).contains("There is no run 9; run 2 waits: approve 2");
      assertThat(perennial.run("approve", "2")).isZero();
      assertThat(perennial.printed()).contains("Run 2 is approved");
      assertThat(perennial.run("sync")).isZero();

      assertThat(perennial.run("undo", "3", "--dry-run")).isZero();
      assertThat(perennial.printed())
          .contains("nothing was written", "put back", "Perennial_ARR__c");
      assertThat(perennial.run("undo", "3", "--json")).isZero();
      assertThat(perennial.printed()).contains("\"PUT_BACK\"", "\"dryRun\":false");
      assertThat(perennial.run("undo", "99")).isEqualTo(1);
      assertThat(perennial.run("status")).isZero();
      assertThat(perennial.printed()).contains("put back by undo, held back");
      assertThat(perennial.run("changes")).isZero();
      assertThat(perennial.printed())
          .contains("undo of run 3 put it back", "ours (empty), theirs 162.16");
    }
  }
}
