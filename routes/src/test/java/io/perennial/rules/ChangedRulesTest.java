package io.perennial.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.perennial.database.DatabaseSettings;
import io.perennial.mapping.Shelf;
import io.perennial.mapping.yaml.Problems;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.FieldType;
import io.perennial.sandbox.salesforce.schema.Schema;
import io.perennial.sandbox.world.World;
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
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that admins change while the program runs, and between two of its lives. */
class ChangedRulesTest {

  @TempDir Path mappings;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T08:00:00Z"));
  private final ThreeSystems systems = ThreeSystems.start(World.empty(), clock, 38);
  private final DatabaseSettings database = TestDatabase.create();
  private TestApplication perennial;
  private String acme;

  @BeforeEach
  void start() throws IOException {
    change("salesforce.yaml", shipped -> shipped.split("\ncontacts:")[0]);
    acme = systems.create("Account", Map.of("Name", "Acme", "Website", "acme.example"));
    systems.create("Contact", Map.of("LastName", "Roe", "AccountId", acme));
    String organization =
        systems.zendesk().people().createOrganization("Other name", Map.of("external_id", acme));
    String user = systems.zendesk().people().createUser("A. Sample", "a@x.example", organization);
    systems.zendesk().people().openTicket(user, "Down", "urgent");
    perennial = life();
    clock.advance(Duration.ofMinutes(10));
    assertThat(perennial.sync().status()).isEqualTo(Status.COMPLETE);
  }

  @AfterEach
  void stop() {
    perennial.close();
    systems.close();
  }

  private TestApplication life() {
    return TestApplication.on(database, clock)
        .settings(systems.settings())
        .settings(Map.of("perennial.mappings", mappings.toString()))
        .start();
  }

  private void change(String name, UnaryOperator<String> edit) throws IOException {
    Path file = mappings.resolve(name);
    String before =
        Files.exists(file)
            ? Files.readString(file)
            : Shelf.shipped(new Problems()).text(name).orElseThrow();
    Files.writeString(file, edit.apply(before));
  }

  private Report later() {
    clock.advance(Duration.ofMinutes(10));
    return perennial.sync();
  }

  private @Nullable Object field(String name) {
    return systems.salesforce().records().get("Account", acme).orElseThrow().get(name);
  }

  private String one(String sql) {
    return perennial.store().sql(sql).query(String.class).single();
  }

  @Test
  void newCustomField_isThereWithTheNextTurn() throws IOException {
    Schema schema = systems.salesforce().schema();
    schema.put(
        schema.standard("Account"),
        Field.named("Tier__c", FieldType.STRING).length(40).build(),
        clock.instant());
    systems.update("Account", acme, Map.of("Tier__c", "gold"));
    change(
        "salesforce.yaml",
        text -> text.replace("  attributes:", "  attributes:\n    tier: { from: Tier__c }"));

    assertThat(later().problems()).isEmpty();

    assertThat(one("select attributes ->> 'tier' from account")).isEqualTo("gold");
  }

  @Test
  void newStream_isReadWithTheNextTurn() throws IOException {
    assertThat(one("select count(*) from contact")).isEqualTo("0");
    Files.delete(mappings.resolve("salesforce.yaml"));

    assertThat(later().problems()).isEmpty();

    assertThat(one("select count(*) from contact")).isEqualTo("1");
  }

  @Test
  void model_thatHasChangedJudgesEverybodyAnew() throws IOException {
    assertThat(later().scored()).as("nothing has changed").isZero();
    change("health.yaml", text -> text.replace("version: 1", "version: 2"));

    assertThat(later().scored()).isEqualTo(1);
    assertThat(later().scored()).isZero();
  }

  @Test
  void model_thatChangedBetweenTwoLivesJudgesEverybodyAnew() throws IOException {
    perennial.close();
    change("health.yaml", text -> text.replace("version: 1", "version: 2"));
    perennial = life();

    assertThat(later().scored()).isEqualTo(1);
  }

  @Test
  void writeBack_thatHasChangedIsWritten() throws IOException {
    assertThat(field("Perennial_Flags__c"))
        .isNotNull()
        .isNotEqualTo(field("Perennial_Next_Action__c"));
    change(
        "write-back.yaml",
        text ->
            text.replaceFirst(
                "Next_Action: +\\{ value: flags.next-action", "Next_Action: { value: flags.names"));

    assertThat(later().problems()).isEmpty();

    assertThat(field("Perennial_Next_Action__c")).isEqualTo(field("Perennial_Flags__c"));
  }

  @Test
  void identity_thatHasChangedLinksAnew() throws IOException {
    systems.stripe().customers().create(Map.of("name", "Somebody", "email", "b@acme.example"));
    later();
    String linked =
        "select count(*) from customer_link where connection = 'stripe' and customer is not null";
    assertThat(one(linked)).isEqualTo("1");

    change("identity.yaml", text -> text.replace("free-mail:", "free-mail:\n  - acme.example"));
    assertThat(later().problems()).isEmpty();

    assertThat(one(linked)).isEqualTo("0");
  }

  @Test
  void filesThatCannotBeUsed_areToldAndTheRulesFromBeforeGoOn() throws IOException {
    change("salesforce.yaml", text -> text.replace("from: Industry,", "fron: Industry,"));
    change("health.yaml", text -> text.replace("stale-after-days: 2", "stale-after-days: many"));
    systems.create("Account", Map.of("Name", "Globex", "Industry", "Mining"));

    Report broken = later();

    assertThat(broken.status()).isEqualTo(Status.PARTIAL);
    assertThat(broken.problems())
        .extracting(Problem::code, problem -> problem.id().replaceAll(":.*", ""))
        .contains(tuple("RULES", "salesforce.yaml"), tuple("RULES", "health.yaml"));
    assertThat(one("select industry from account where name = 'Globex'")).isEqualTo("Mining");
    assertThat(later().status()).as("said again in each turn").isEqualTo(Status.PARTIAL);

    change("salesforce.yaml", text -> text.replace("fron: Industry,", "from: Industry,"));
    change("health.yaml", text -> text.replace("days: many", "days: 3"));
    assertThat(later().status()).isEqualTo(Status.COMPLETE);
    assertThat(perennial.bean(Rulebook.class).current().model().staleAfterDays()).isEqualTo(3);
  }
}
