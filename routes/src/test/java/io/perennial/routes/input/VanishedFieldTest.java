package io.perennial.routes.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.perennial.sandbox.company.record.DemoFields;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.salesforce.schema.Schema;
import io.perennial.sandbox.world.World;
import io.perennial.sandbox.zendesk.account.CustomField;
import io.perennial.testing.Deals;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fields that are gone between two turns are named; all else goes on, and they come back. */
class VanishedFieldTest {

  private static final String ARR = "Perennial_ARR__c";

  @TempDir Path mappings;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T08:00:00Z"));
  private final ThreeSystems systems = ThreeSystems.start(World.empty(), clock, 33);
  private TestApplication perennial;
  private String account;
  private String ticket;

  @BeforeEach
  void start() throws IOException {
    for (String type : new String[] {"salesforce", "zendesk"}) {
      Files.writeString(
          mappings.resolve(type + ".yaml"),
          TestApplication.shippedMapping(type)
              .replace("Contract_End__c?", "Contract_End__c")
              .replace("from: topic?", "from: topic"));
    }
    perennial =
        TestApplication.on(TestDatabase.create(), clock)
            .settings(systems.settings())
            .settings(Map.of("perennial.mappings", mappings.toString()))
            .start();
    account = systems.create("Account", Map.of("Name", "Acme"));
    systems.create("Opportunity", Deals.firstContract(account));
    String organization =
        systems.zendesk().people().createOrganization("Acme", Map.of("external_id", account));
    String user = systems.zendesk().people().createUser("A. Sample", "a@x.example", organization);
    ticket = systems.zendesk().people().openTicket(user, "How to", "normal");
    systems.zendesk().people().setTicketField(ticket, DemoFields.TOPIC, "Login");
    clock.advance(Duration.ofMinutes(10));
  }

  @AfterEach
  void stop() {
    perennial.close();
    systems.close();
  }

  @Test
  void sync_namesFieldsThatVanishedAndTakesThemUpAgain() {
    assertThat(perennial.sync().problems()).isEmpty();
    assertThat(topics()).isEqualTo("Login");
    Field arr = vanish("Account", ARR);
    Field end = vanish("Opportunity", "Contract_End__c");
    CustomField topic = field(DemoFields.TOPIC);
    systems.zendesk().fields().putTicketField(topic.inactive());
    CustomField context = ours("perennial_context");
    systems.zendesk().fields().putTicketField(context.inactive());
    clock.advance(Duration.ofMinutes(10));

    Report without = perennial.sync();

    assertThat(without.status()).isEqualTo(Status.PARTIAL);
    assertThat(without.problems())
        .extracting(Problem::connection, Problem::stream, Problem::code)
        .containsExactlyInAnyOrder(
            tuple("salesforce", "Account", "MISSING_FIELD"),
            tuple("salesforce", "opportunities", "GONE_FIELD"),
            tuple("zendesk", "ticket", "MISSING_FIELD"),
            tuple("zendesk", "tickets", "GONE_FIELD"));
    assertThat(without.problems())
        .extracting(Problem::reason)
        .anyMatch(reason -> reason.contains(ARR))
        .anyMatch(reason -> reason.contains("Contract_End__c"))
        .anyMatch(reason -> reason.contains("perennial_context"))
        .anyMatch(reason -> reason.contains("topic"));
    assertThat(without.problems()).allSatisfy(each -> assertThat(each.mend()).isNotBlank());

    systems.update("Account", account, Map.of("Name", "Acme Two"));
    clock.advance(Duration.ofMinutes(10));
    assertThat(perennial.sync().status()).isEqualTo(Status.PARTIAL);
    assertThat(perennial.store().sql("select name from customer").query(String.class).single())
        .as("everything else goes on")
        .isEqualTo("Acme Two");

    appear("Account", arr);
    appear("Opportunity", end);
    systems.zendesk().fields().putTicketField(topic);
    systems.zendesk().fields().putTicketField(context);
    clock.advance(Duration.ofMinutes(10));

    assertThat(perennial.sync().problems()).isEmpty();
    assertThat(topics()).isEqualTo("Login");
    assertThat(systems.salesforce().records().get("Account", account).orElseThrow())
        .extractingByKey(ARR)
        .hasToString("12000.00");
    assertThat(systems.ticketValue(ticket, "perennial_context")).isPresent();
  }

  private Field vanish(String object, String name) {
    Schema schema = systems.salesforce().schema();
    ObjectType type = schema.standard(object);
    Field field = type.field(name).orElseThrow();
    schema.remove(type, field, clock.instant());
    return field;
  }

  private void appear(String object, Field field) {
    Schema schema = systems.salesforce().schema();
    schema.put(schema.standard(object), field, clock.instant());
  }

  private CustomField field(long id) {
    return systems.zendesk().fields().ticketField(String.valueOf(id)).orElseThrow();
  }

  private CustomField ours(String name) {
    return systems.zendesk().fields().ofTickets().stream()
        .filter(field -> field.description().contains("[%s]".formatted(name)))
        .findFirst()
        .orElseThrow();
  }

  private String topics() {
    return perennial.store().sql("select topic from ticket").query(String.class).single();
  }
}
