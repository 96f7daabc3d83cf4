package io.perennial.cli.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.cli.Verbs;
import io.perennial.testing.Forked;
import io.perennial.testing.SalesforceSystem;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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

  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  @TempDir private Path folder;

  @Test
  void verbs_holdApprovePutBackAndList() {
    SettableClock clock = new SettableClock(Instant.parse("2026-06-01T12:00:00Z"));
    try (SalesforceSystem crm =
        SalesforceSystem.start("salesforce", 1, TestApplication.shippedWriteBack(), clock)) {
      List<String> contracts = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String account = crm.create("Account", Map.of("Name", "Acme " + i));
        contracts.add(
            crm.create(
                "Opportunity",
                Map.of(
                    "Name", "First contract",
                    "AccountId", account,
                    "StageName", "Closed Won",
                    "Type", "New Customer",
                    "CloseDate", "2025-07-20",
                    "Contract_Start__c", "2025-08-01",
                    "Contract_End__c", "2099-07-31",
                    "Amount", 12000)));
        clock.advance(Duration.ofSeconds(1));
      }
      Forked.configure(folder, "salesforce", crm.settings(), Optional.of(TestDatabase.create()));
      assertThat(run("sync")).as(text.toString(StandardCharsets.UTF_8)).isZero();
      clock.advance(Duration.ofMinutes(10));
      contracts.forEach(
          id -> crm.salesforce().records().delete(crm.salesforce().person(), "Opportunity", id));

      assertThat(run("sync")).isEqualTo(3);
      assertThat(said()).contains("WAITING", "BRAKE_FIELD_NULLED", "approve 2");
      assertThat(run("status")).isEqualTo(2);
      assertThat(said()).contains("writes wait for a yes", "(run 2)");
      assertThat(run("approve", "9")).isEqualTo(1);
      assertThat(said()).contains("There is no run 9; run 2 waits: approve 2");
      assertThat(run("approve", "2")).isZero();
      assertThat(said()).contains("Run 2 is approved");
      assertThat(run("sync")).isZero();

      assertThat(run("undo", "3", "--dry-run")).isZero();
      assertThat(said()).contains("nothing was written", "put back", "Perennial_ARR__c");
      assertThat(run("undo", "3", "--json")).isZero();
      assertThat(said()).contains("\"PUT_BACK\"", "\"dryRun\":false");
      assertThat(run("undo", "99")).isEqualTo(1);
      assertThat(run("status")).isZero();
      assertThat(said()).contains("put back by undo, held back");
      assertThat(run("changes")).isZero();
      assertThat(said()).contains("undo of run 3 put it back", "ours (empty), theirs 162.16");
    }
  }

  private String said() {
    return text.toString(StandardCharsets.UTF_8);
  }

  private int run(String verb, String... options) {
    List<String> all = new ArrayList<>(List.of(verb));
    all.addAll(List.of(options));
    all.addAll(List.of("--config", folder.resolve("config").toString()));
    PrintStream out = System.out;
    PrintStream err = System.err;
    text.reset();
    PrintStream caught = new PrintStream(text, true, StandardCharsets.UTF_8);
    System.setOut(caught);
    System.setErr(caught);
    try {
      return Verbs.run(all.toArray(new String[0]));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
