package io.perennial.routes.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.perennial.hook.DueRecords;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.sandbox.stripe.Webhook;
import io.perennial.sandbox.stripe.account.Endpoint;
import io.perennial.turn.Report;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events that come late, twice, in another order, or not at all. */
class HookOrderTest extends HookTurnTestCase {

  @Test
  void recordThatWasReadAlready_makesNoVersionAndNoWrite() {
    String ticket = openTicket("urgent");
    hooks();
    systems.zendesk().people().setPriority(ticket, "low");
    awaitDue(1);
    clock.advance(Duration.ofMinutes(4));
    perennial.sync();
    int versions = count("source_version");
    int scores = count("score");
    forget();
    assertThat(due()).isEqualTo(1);

    Report report = hooks();

    assertThat(due()).isZero();
    assertThat(report.connection("zendesk").read()).isEqualTo(Map.of("tickets", 1));
    assertThat(report.scored()).isZero();
    assertThat(count("source_version")).isEqualTo(versions);
    assertThat(count("score")).isEqualTo(scores);
    assertThat(systems.zendesk().writes().all()).isEmpty();
    assertThat(systems.salesforce().writes().all()).isEmpty();
  }

  @Test
  void whatACompleteTurnHasBroughtMeanwhile_isNotReadOnceMore() {
    openTicket("urgent");
    clock.advance(DueRecords.LAG);
    perennial.sync();
    forget();
    hooks();
    assertThat(systems.zendesk().journal().calls()).as("it may have come too late").isPositive();

    systems.stripe().customers().create(Map.of("name", "Acme"));
    awaitDue(1);
    clock.advance(DueRecords.LAG.plusSeconds(1));
    perennial.sync();
    long before = systems.stripe().journal().calls();
    hooks();
    assertThat(due()).isZero();
    assertThat(systems.stripe().journal().calls()).isEqualTo(before);
  }

  @Test
  void changeThatIsTakenBack_isFollowedBothTimes() {
    String ticket = openTicket("urgent");
    hooks();
    for (String priority : List.of("low", "urgent", "low")) {
      clock.advance(Duration.ofSeconds(3).plusNanos(600)); // the store would round it up
      forget();
      systems.zendesk().people().setPriority(ticket, priority);
      awaitDue(1);

      assertThat(hooks().scored()).as(priority).isEqualTo(1);

      assertThat(systems.salesforce().writes().matching(write -> write.id().equals(account)))
          .as(priority)
          .isNotEmpty();
    }
  }

  @Test
  void lostEvent_costsTimeAndNothingElse() {
    systems.zendesk().webhooks().deliveries().lose(1);
    String ticket = systems.zendesk().people().openTicket(requester, "How to", "urgent");
    clock.advance(Duration.ofMinutes(10));

    assertThat(hooks().scored()).isZero();
    assertThat(systems.ticketValue(ticket, "perennial_renewal_flag")).isEmpty();
    perennial.sync();

    assertThat(systems.ticketValue(ticket, "perennial_renewal_flag"))
        .contains("perennial_renewal_flag_due");
  }

  @Test
  void eventsOutOfOrder_leaveThePresentState() {
    String customer =
        systems
            .stripe()
            .customers()
            .create(Map.of("name", "Acme", "metadata", Map.of("salesforce_account_id", account)));
    awaitDue(1);
    systems.stripe().customers().update(customer, Map.of("name", "one"));
    systems.stripe().customers().update(customer, Map.of("name", "two"));
    await().atMost(Duration.ofSeconds(10)).until(() -> count("hook_event") == 3);
    List<String> ids = systems.stripe().events().ids();
    hooks();
    Endpoint endpoint = systems.stripe().endpoints().all().get(0);
    Webhook webhook =
        systems
            .stripe()
            .webhook(
                URI.create("http://127.0.0.1:%d/hooks/stripe".formatted(port)), endpoint.secret());

    assertThat(webhook.deliver(ids.get(2), ids.get(0), ids.get(1), ids.get(0))).containsOnly(200);
    assertThat(due()).as("all are known").isZero();
    hooks();

    assertThat(
            perennial
                .store()
                .sql("select name from billing_customer where id = :id")
                .param("id", customer)
                .query(String.class)
                .single())
        .isEqualTo("two");
  }

  @Test
  void eventDuringTheReading_isNotTakenForDone() {
    String ticket = openTicket("urgent");
    systems
        .zendesk()
        .faults()
        .next(
            Call.to("GET", "/show_many"),
            Fault.after(
                () -> {
                  systems.zendesk().people().setPriority(ticket, "low");
                  await().atMost(Duration.ofSeconds(10)).until(() -> count("hook_event") == 2);
                }));

    hooks();

    assertThat(
            perennial
                .store()
                .sql("select priority from ticket where id = :id")
                .param("id", ticket)
                .query(String.class)
                .single())
        .isEqualTo("LOW");
    assertThat(due()).isZero();
    assertThat(systems.zendesk().journal().calls("GET /api/v2/tickets/show_many")).isEqualTo(2);
  }
}
