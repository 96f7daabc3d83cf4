package io.perennial.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.cli.terminal.ReconciliationTable;
import io.perennial.database.DatabaseSettings;
import io.perennial.sandbox.company.Company;
import io.perennial.sandbox.company.record.DemoRates;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import io.perennial.work.Runs.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A company whose systems, store and targets agree until a test plants something. */
abstract class ReconcileTestCase {

  static final Instant TODAY = Instant.parse("2026-11-20T12:00:00Z");
  static final Company COMPANY = Company.of(30, 5, TODAY);

  final SettableClock clock = new SettableClock(TODAY);
  ThreeSystems systems;
  TestApplication perennial;
  Reconciler reconciler;

  @TempDir private Path mappings;
  private DatabaseSettings database;

  @BeforeEach
  @Timeout(120)
  void sync() throws IOException {
    Files.writeString(mappings.resolve("rates.yaml"), DemoRates.yaml(TODAY));
    systems = ThreeSystems.start(COMPANY, clock, 31);
    database = TestDatabase.create();
    perennial = life(systems);
    reconciler = perennial.bean(Reconciler.class);
    assertThat(perennial.sync().status()).isEqualTo(Status.COMPLETE);
    clock.advance(Duration.ofHours(1));
    perennial.sync();
  }

  /** The store in the hands of a new process, with connections to these systems. */
  void live(ThreeSystems reached) {
    perennial.close();
    perennial = life(reached);
    reconciler = perennial.bean(Reconciler.class);
  }

  private TestApplication life(ThreeSystems reached) {
    Map<String, String> settings = new TreeMap<>(reached.settings());
    settings.put("perennial.mappings", mappings.toString());
    return TestApplication.on(database, clock).settings(settings).start();
  }

  @AfterEach
  void stop() {
    perennial.close();
    systems.close();
  }

  /** All that records mean, by their keys. */
  Map<String, String> canonical() {
    Map<String, String> rows = new TreeMap<>();
    for (String table :
        List.of(
            "account",
            "contact",
            "opportunity",
            "activity",
            "organization",
            "ticket",
            "billing_customer",
            "subscription",
            "invoice")) {
      perennial
          .store()
          .sql("select to_jsonb(held) - 'read_at' from %s held".formatted(table))
          .query(String.class)
          .list()
          .forEach(row -> rows.put(table + row, ""));
    }
    return rows;
  }

  static String shown(Reconciliation result) {
    StringWriter text = new StringWriter();
    new ReconciliationTable(new PrintWriter(text, true)).print(result);
    return text.toString();
  }
}
