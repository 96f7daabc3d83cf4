package io.perennial.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.perennial.connector.ConnectorException;
import io.perennial.ledger.KeptFields;
import io.perennial.ledger.KeptFields.Kept;
import io.perennial.ledger.KeptFields.Why;
import io.perennial.ledger.people.Authors;
import io.perennial.ledger.people.Decisions;
import io.perennial.mapping.Shelf;
import io.perennial.mapping.yaml.Problems;
import io.perennial.sandbox.engine.Fault;
import io.perennial.sandbox.world.World;
import io.perennial.status.StatusReader;
import io.perennial.testing.Deals;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** People change our fields: what becomes of it, in each system, by the field's policy. */
@Timeout(60)
class PeoplesChangesTest {

  /** Where the field is; dates are theirs, touch models are asked for, flags are ours. */
  enum Where {
    SALESFORCE(
        "Perennial_Renewal_Date__c", "Perennial_Touch_Model__c", "Perennial_Renewal_Flag__c"),
    ZENDESK("perennial_renewal_date", "perennial_touch_model", "perennial_renewal_flag");

    private final String theirs;
    private final String asked;
    private final String ours;

    Where(String theirs, String asked, String ours) {
      this.theirs = theirs;
      this.asked = asked;
      this.ours = ours;
    }

    String choice(String field, String word) {
      return this == SALESFORCE
          ? word
          : "%s_%s"
              .formatted(
                  field.replace("perennial_", "perennial_organization_"),
                  word.toLowerCase(Locale.ROOT));
    }
  }

  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T08:00:00Z"));
  private final ThreeSystems systems = ThreeSystems.start(World.empty(), clock, 62);
  private TestApplication perennial;
  private String account;
  private String contract;
  private String organization;

  @BeforeEach
  void publish(@TempDir Path mappings) throws IOException {
    String shipped = Shelf.shipped(new Problems()).text("write-back.yaml").orElseThrow();
    Files.writeString(
        mappings.resolve("write-back.yaml"),
        shipped
            .replace("{ value: renewal.date,", "{ if-changed: theirs-wins, value: renewal.date,")
            .replace(
                "{ value: customer.touch-model,",
                "{ if-changed: ask, value: customer.touch-model,"));
    perennial =
        TestApplication.on(TestDatabase.create(), clock)
            .settings(systems.settings())
            .settings(Map.of("perennial.mappings", mappings.toString()))
            .start();
    account = systems.create("Account", Map.of("Name", "Acme", "Website", "acme.example"));
    contract = systems.create("Opportunity", Deals.firstContract(account));
    organization =
        systems.zendesk().people().createOrganization("Acme", Map.of("external_id", account));
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
    clock.advance(Duration.ofMinutes(10));
  }

  @AfterEach
  void stop() {
    perennial.close();
    systems.close();
  }

  @ParameterizedTest
  @EnumSource
  void theirs_areLeftUntilWeConcludeSomethingElse(Where where) {
    change(where, where.theirs, "2026-12-24");

    assertThat(perennial.sync().connection(name(where)).written()).isEmpty();

    assertThat(value(where, where.theirs)).isEqualTo("2026-12-24");
    assertThat(kept())
        .singleElement()
        .satisfies(
            field -> {
              assertThat(field.why()).isEqualTo(Why.THEIRS);
              assertThat(field.field()).isEqualTo(where.theirs);
              assertThat(field.ours()).isEqualTo("2026-07-31");
              assertThat(field.theirs()).isEqualTo("2026-12-24");
              assertThat(field.at()).isEqualTo(Instant.parse("2026-06-01T08:20:00Z"));
            });
    assertThat(perennial.bean(StatusReader.class).read().kept()).containsEntry(Why.THEIRS, 1);

    systems.update("Opportunity", contract, Map.of("Contract_End__c", "2026-08-31"));
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
    assertThat(value(where, where.theirs)).isEqualTo("2026-08-31");
    assertThat(kept()).isEmpty();
  }

  @Test
  void who_isToldWhileNobodyHasChangedTheRecordAgain() {
    change(Where.SALESFORCE, Where.SALESFORCE.theirs, "2026-12-24");
    change(Where.ZENDESK, Where.ZENDESK.theirs, "2026-12-24");
    perennial.sync();

    assertThat(named())
        .extracting(Kept::connection, Kept::by)
        .containsExactlyInAnyOrder(
            tuple("salesforce", systems.salesforce().person().name()), tuple("zendesk", null));

    clock.advance(Duration.ofMinutes(1));
    systems.update("Account", account, Map.of("Name", "Acme Two"));

    assertThat(named()).extracting(Kept::by).containsOnlyNulls().hasSize(2);
  }

  @Test
  void who_isLeftOutIfTheSystemDoesNotAnswer() {
    change(Where.SALESFORCE, Where.SALESFORCE.theirs, "2026-12-24");
    perennial.sync();
    systems
        .salesforce()
        .faults()
        .always(
            call -> call.path().contains("/query"), Fault.answer(400, "application/json", "[]"));
    List<ConnectorException> failures = new ArrayList<>();

    List<Kept> left = perennial.bean(Authors.class).name(kept(), failures::add);

    assertThat(left).isEqualTo(kept());
    assertThat(failures).hasSize(1);
  }

  private List<Kept> named() {
    return perennial
        .bean(Authors.class)
        .name(
            kept(),
            failure -> {
              throw failure;
            });
  }

  @ParameterizedTest
  @EnumSource
  void asked_areLeftUntilAPersonDecides(Where where) {
    String ours = value(where, where.asked);
    String other =
        where.choice(where.asked, ours.toUpperCase(Locale.ROOT).endsWith("HIGH") ? "LOW" : "HIGH");
    change(where, where.asked, other);
    perennial.sync();
    assertThat(value(where, where.asked)).isEqualTo(other);
    assertThat(kept()).extracting(Kept::why).containsExactly(Why.ASK);
    assertThat(perennial.bean(StatusReader.class).read().needsAPerson()).isTrue();
    assertThatThrownBy(() -> decide(id(where) + ".Nothing", true))
        .hasMessageContaining("those are [%s]".formatted(where.asked));
    assertThatThrownBy(() -> decide("001", true)).hasMessageContaining("perennial changes");

    decide("%s.%s".formatted(id(where), where.asked), true);
    perennial.sync();

    assertThat(value(where, where.asked)).isEqualTo(ours);
    assertThat(kept()).isEmpty();
  }

  @Test
  void asked_staysTheirsOnceThatIsDecided() {
    String ours = value(Where.SALESFORCE, Where.SALESFORCE.asked);
    change(Where.SALESFORCE, Where.SALESFORCE.asked, "Special");
    perennial.sync();

    decide(account, false);
    perennial.sync();

    assertThat(value(Where.SALESFORCE, Where.SALESFORCE.asked)).isEqualTo("Special");
    assertThat(kept()).extracting(Kept::why).containsExactly(Why.THEIRS);
    change(Where.SALESFORCE, Where.SALESFORCE.asked, ours);
    perennial.sync();
    assertThat(kept()).as("they agree by now").isEmpty();
  }

  @Test
  void asked_isNoQuestionAnyMoreOnceWeConcludeTheSame() {
    String ours = value(Where.SALESFORCE, Where.SALESFORCE.asked);
    change(Where.SALESFORCE, Where.SALESFORCE.asked, "HIGH");
    perennial.sync();
    assertThat(kept()).extracting(Kept::ours, Kept::theirs).containsExactly(tuple(ours, "HIGH"));

    bill(900_000);
    assertThat(kept()).isEmpty();

    bill(12_000);
    assertThat(value(Where.SALESFORCE, Where.SALESFORCE.asked)).isEqualTo(ours);
  }

  private void bill(int amount) {
    systems.update("Opportunity", contract, Map.of("Amount", amount));
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
    clock.advance(Duration.ofMinutes(10));
  }

  @ParameterizedTest
  @EnumSource
  void ours_areWrittenAgain(Where where) {
    String ours = value(where, where.ours);
    change(where, where.ours, where.choice(where.ours, "LATE"));

    perennial.sync();

    assertThat(value(where, where.ours)).isEqualTo(ours);
    assertThat(kept()).isEmpty();
  }

  @Test
  void echo_ofOurOwnWritesIsNobodysChange() {
    systems.update("Opportunity", contract, Map.of("Contract_End__c", "2026-08-31"));
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
    clock.advance(Duration.ofMinutes(10));

    assertThat(perennial.sync().connections().values())
        .allSatisfy(connection -> assertThat(connection.written()).isEmpty());

    assertThat(value(Where.SALESFORCE, Where.SALESFORCE.theirs)).isEqualTo("2026-08-31");
    assertThat(value(Where.ZENDESK, Where.ZENDESK.theirs)).isEqualTo("2026-08-31");
    assertThat(kept()).isEmpty();
  }

  private List<Kept> kept() {
    return perennial.bean(KeptFields.class).list();
  }

  private void decide(String name, boolean ours) {
    perennial.bean(Decisions.class).decide(List.of(name), ours);
  }

  private static String name(Where where) {
    return where == Where.SALESFORCE ? "salesforce" : "zendesk";
  }

  private String id(Where where) {
    return where == Where.SALESFORCE ? account : organization;
  }

  private void change(Where where, String field, String value) {
    if (where == Where.SALESFORCE) {
      systems.update("Account", account, Map.of(field, value));
    } else {
      systems
          .zendesk()
          .people()
          .updateOrganization(organization, Map.of("organization_fields", Map.of(field, value)));
    }
    clock.advance(Duration.ofMinutes(10));
  }

  private String value(Where where, String field) {
    return where == Where.SALESFORCE
        ? String.valueOf(
            systems.salesforce().records().get("Account", account).orElseThrow().get(field))
        : systems
            .zendesk()
            .people()
            .organizationField(organization, field)
            .map(Object::toString)
            .orElse("");
  }
}
