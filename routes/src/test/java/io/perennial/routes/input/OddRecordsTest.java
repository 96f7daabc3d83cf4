package io.perennial.routes.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.salesforce.write.ValidationRule;
import io.perennial.sandbox.world.World;
import io.perennial.store.Parked;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import io.perennial.turn.ConnectionFindings.Written;
import io.perennial.turn.Problem;
import io.perennial.turn.Report;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Records, batches and pages that are not as they should be, against the look-alikes. */
@Timeout(60)
class OddRecordsTest {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T08:00:00Z"));
  private final ThreeSystems systems = ThreeSystems.start(World.empty(), clock, 35);
  private final TestApplication perennial =
      TestApplication.on(TestDatabase.create(), clock).settings(systems.settings()).start();

  @AfterEach
  void stop() {
    perennial.close();
    systems.close();
  }

  @Test
  void sync_writes199OfABatchOf200InWhichOneIsRefused() {
    String refused = "";
    for (int i = 0; i < 200; i++) {
      refused = systems.create("Account", Map.of("Name", "Acme " + i));
    }
    systems
        .salesforce()
        .obstacles()
        .add(
            new ValidationRule(
                "Account",
                "Industry_Needed",
                "Say the industry first.",
                Optional.of("Industry"),
                stored -> "Acme 199".equals(stored.get("Name"))));
    clock.advance(Duration.ofMinutes(10));

    Report report = perennial.sync();

    assertThat(report.status()).isEqualTo(Status.PARTIAL);
    assertThat(report.connection("salesforce").written())
        .containsEntry("Account", new Written(200, 199, 1, 0));
    String id = refused;
    assertThat(report.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.id()).isEqualTo(id);
              assertThat(problem.reason()).contains("Say the industry first.");
              assertThat(problem.mend()).isNotBlank();
            });
    assertThat(perennial.bean(Parked.class).list()).hasSize(1);

    systems.salesforce().obstacles().clear();
    systems.update("Account", id, Map.of("Name", "Acme", "Industry", "Energy"));
    clock.advance(Duration.ofMinutes(10));

    assertThat(perennial.sync().connection("salesforce").written())
        .containsEntry("Account", new Written(1, 1, 0, 0));
    assertThat(perennial.bean(Parked.class).list()).isEmpty();
  }

  @Test
  void sync_leavesATicketOfAnUnknownOrganizationUnmatched() {
    systems.create("Account", Map.of("Name", "Acme"));
    String organization = systems.zendesk().people().createOrganization("Zyx", Map.of());
    String user = systems.zendesk().people().createUser("A. Sample", "a@gmail.com", organization);
    String ticket = systems.zendesk().people().openTicket(user, "How to", "normal");
    systems.zendesk().people().updateTicket(ticket, Map.of("organization_id", 999_999_999L));
    clock.advance(Duration.ofMinutes(10));

    Report report = perennial.sync();

    assertThat(report.problems()).isEmpty();
    assertThat(report.connection("zendesk").read()).containsEntry("tickets", 1);
    assertThat(report.connection("zendesk").unmatched()).isPositive();
    assertThat(report.customers()).isEqualTo(1);
  }

  @Test
  void sync_refusesAPageThatSaysMoreAndDoesNotMoveOn() {
    systems.create("Account", Map.of("Name", "Acme"));
    systems
        .stripe()
        .faults()
        .always(
            Call.to("GET", "/v1/invoices"),
            (call, work) ->
                Answer.text(
                    200,
                    "application/json",
                    "{\"object\": \"list\", \"data\": [], \"has_more\": true}"));
    clock.advance(Duration.ofMinutes(10));

    Report report = perennial.sync();

    assertThat(report.customers()).isEqualTo(1);
    assertThat(report.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("CURSOR_STANDS_STILL");
              assertThat(problem.stream()).isEqualTo("invoices");
              assertThat(problem.mend()).contains("nothing was lost");
            });
    systems.stripe().faults().clear();
    assertThat(perennial.sync().problems()).extracting(Problem::code).isEmpty();
  }

  @Test
  void sync_takesTheLaterOfTwoRecordsWithOneKeyOnAPage() {
    systems.create("Account", Map.of("Name", "Acme"));
    systems
        .salesforce()
        .faults()
        .next(
            call ->
                call.parameter("q").orElse("").contains("FROM Account")
                    && call.parameter("q").orElse("").contains("ORDER BY"),
            (call, work) -> twice(work.get()));
    clock.advance(Duration.ofMinutes(10));

    Report report = perennial.sync();

    assertThat(report.problems()).isEmpty();
    assertThat(report.customers()).isEqualTo(1);
    assertThat(report.connection("salesforce").read())
        .as("two on the page, and one that brings our own write back")
        .containsEntry("accounts", 3);
  }

  /** The answer's only record, two times. */
  private static Answer twice(Answer answer) {
    String body = answer.body();
    int start = body.indexOf("\"records\":[") + "\"records\":[".length();
    int end = body.lastIndexOf(']');
    return answer.withBody(
        body.substring(0, end) + "," + body.substring(start, end) + body.substring(end));
  }
}
