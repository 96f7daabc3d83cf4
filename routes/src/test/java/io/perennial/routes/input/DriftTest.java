package io.perennial.routes.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.perennial.alert.Alert;
import io.perennial.reconcile.Reconciler;
import io.perennial.reconcile.Reconciliation.StreamResult;
import io.perennial.sandbox.engine.Fault;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.Schema;
import io.perennial.sandbox.world.World;
import io.perennial.status.StatusReader;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import io.perennial.turn.Problem;
import io.perennial.turn.Report;
import io.perennial.work.Runs.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of values whose field the vendor's object has lost, as the mapping says. */
class DriftTest {

  private static final Instant START = Instant.parse("2026-06-01T08:00:00Z");

  @TempDir Path mappings;

  private final SettableClock clock = new SettableClock(START);
  private final ThreeSystems systems = ThreeSystems.start(World.empty(), clock, 37);
  private TestApplication perennial;
  private String acme;
  private String globex;
  private Field industry;

  @BeforeEach
  void start() throws IOException {
    acme = systems.create("Account", Map.of("Name", "Acme", "Industry", "Mining"));
    globex = systems.create("Account", Map.of("Name", "Globex", "Industry", "Energy"));
    industry = systems.salesforce().schema().standard("Account").field("Industry").orElseThrow();
    Files.writeString(
        mappings.resolve("salesforce.yaml"), TestApplication.shippedMapping("salesforce"));
    perennial =
        TestApplication.on(TestDatabase.create(), clock)
            .settings(systems.settings())
            .settings(Map.of("perennial.mappings", mappings.toString()))
            .start();
  }

  @AfterEach
  void stop() {
    perennial.close();
    systems.close();
  }

  private void reading(String rule) throws IOException {
    decide(rule);
    assertThat(later().problems()).isEmpty();
    assertThat(industries()).containsExactly(tuple("Acme", "Mining"), tuple("Globex", "Energy"));
  }

  private void decide(String rule) throws IOException {
    Path file = mappings.resolve("salesforce.yaml");
    Files.writeString(
        file,
        Files.readString(file).replaceFirst("industry: +\\{.*\\}", "industry: { " + rule + " }"));
  }

  @Test
  void hold_keepsWhatWasKnownAlsoOfRecordsThatChange() throws IOException {
    reading("from: Industry, as: trim");
    vanish();
    systems.update("Account", acme, Map.of("Name", "Acme Two"));
    systems.create("Account", Map.of("Name", "Newcomer"));

    Report report = later();

    assertThat(report.status()).isEqualTo(Status.PARTIAL);
    assertThat(industries())
        .containsExactly(
            tuple("Acme Two", "Mining"), tuple("Globex", "Energy"), tuple("Newcomer", null));
    assertThat(drift())
        .extracting(Alert::subject, Alert::since)
        .containsExactly(tuple("salesforce/accounts Industry", START.plus(Duration.ofMinutes(20))));
    assertThat(accounts(false).differing()).as("held values are no difference").isZero();
  }

  @Test
  void drop_makesItUnknownOfAllRecordsAtOnce() throws IOException {
    reading("from: Industry, as: trim, when-gone: drop");
    vanish();
    systems.update("Account", acme, Map.of("Name", "Acme Two"));

    Report report = later();

    assertThat(report.status()).isEqualTo(Status.PARTIAL);
    assertThat(report.problems())
        .extracting(Problem::code, Problem::reason)
        .containsExactly(
            tuple(
                "GONE_FIELD",
                "field Industry was there and is no more: it counts as unknown, of all records"));
    assertThat(industries()).containsExactly(tuple("Acme Two", null), tuple("Globex", null));
    assertThat(accounts(false).differing()).isZero();
  }

  @Test
  void fail_readsNothingOfTheStreamAndEverythingElse() throws IOException {
    reading("from: Industry, as: trim, when-gone: fail");
    vanish();
    systems.update("Account", acme, Map.of("Name", "Acme Two"));
    String contact = systems.create("Contact", Map.of("LastName", "Roe", "AccountId", globex));

    Report report = later();

    assertThat(report.status()).isEqualTo(Status.PARTIAL);
    assertThat(industries()).containsExactly(tuple("Acme", "Mining"), tuple("Globex", "Energy"));
    assertThat(perennial.store().sql("select id from contact").query(String.class).list())
        .containsExactly(contact);

    appear();
    assertThat(later().problems()).isEmpty();
    assertThat(industries())
        .containsExactly(tuple("Acme Two", "Mining"), tuple("Globex", "Energy"));
  }

  @Test
  void field_thatComesBackIsReadOfAllRecordsAndTheAlertEnds() throws IOException {
    reading("from: Industry, as: trim, when-gone: drop");
    vanish();
    later();
    appear();
    systems.update("Account", acme, Map.of("Industry", "Farming"));

    assertThat(later().problems()).isEmpty();

    assertThat(industries()).containsExactly(tuple("Acme", "Farming"), tuple("Globex", "Energy"));
    assertThat(drift()).isEmpty();
  }

  @Test
  void decision_canBeChangedWhileTheFieldIsGone() throws IOException {
    reading("from: Industry, as: trim, when-gone: drop");
    vanish();
    later();
    decide("from: Industry, as: trim, when-gone: hold");

    assertThat(later().status()).isEqualTo(Status.PARTIAL);

    assertThat(industries()).containsExactly(tuple("Acme", "Mining"), tuple("Globex", "Energy"));
  }

  @Test
  void optionalField_thatVanishesIsToldJustAsLoudly() throws IOException {
    reading("from: Industry?, as: trim");
    vanish();

    assertThat(later().problems()).extracting(Problem::code).containsExactly("GONE_FIELD");
    assertThat(industries()).containsExactly(tuple("Acme", "Mining"), tuple("Globex", "Energy"));
  }

  @Test
  void field_thatVanishesInMidTurnIsDescribedAgainAndTheStreamIsRead() throws IOException {
    reading("from: Industry, as: trim");
    systems.update("Account", acme, Map.of("Name", "Acme Two"));
    systems
        .salesforce()
        .faults()
        .next(
            call -> call.parameter("q").orElse("").contains("FROM Account"),
            Fault.before(this::vanish));

    Report report = later();

    assertThat(report.problems())
        .extracting(Problem::stream, Problem::code)
        .containsExactly(tuple("accounts", "GONE_FIELD"));
    assertThat(industries())
        .containsExactly(tuple("Acme Two", "Mining"), tuple("Globex", "Energy"));
  }

  private Report later() {
    clock.advance(Duration.ofMinutes(10));
    return perennial.sync();
  }

  private StreamResult accounts(boolean heal) {
    return perennial.bean(Reconciler.class).run(heal).streams().stream()
        .filter(result -> result.stream().equals("accounts"))
        .findFirst()
        .orElseThrow();
  }

  private List<Alert> drift() {
    return perennial.bean(StatusReader.class).read().alerts().stream()
        .filter(alert -> alert.rule() == Alert.Rule.DRIFT)
        .toList();
  }

  private List<Tuple> industries() {
    return perennial
        .store()
        .sql("select name, industry from account order by name")
        .query((row, number) -> tuple(row.getString("name"), row.getString("industry")))
        .list();
  }

  private void vanish() {
    Schema schema = systems.salesforce().schema();
    schema.remove(schema.standard("Account"), industry, clock.instant());
  }

  private void appear() {
    Schema schema = systems.salesforce().schema();
    schema.put(schema.standard("Account"), industry, clock.instant());
  }
}
