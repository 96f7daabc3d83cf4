package io.perennial.routes.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.perennial.sandbox.state.RecordWrite;
import io.perennial.turn.Report;
import io.perennial.work.Runs;
import io.perennial.work.Runs.Run;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a turn does about events: read by key, score and write whom they touch, and nobody else. */
class HookTurnTest extends HookTurnTestCase {

  private List<String> cursors() {
    return perennial
        .store()
        .sql("select connection || stream || part || value from cursor order by 1")
        .query(String.class)
        .list();
  }

  private List<Run> runs() {
    return perennial.bean(Runs.class).last(100);
  }

  @Test
  void newTicket_hasItsRenewalContextAndNobodyElseIsScored() {
    List<String> cursors = cursors();
    String ticket = openTicket("urgent");

    Report report = hooks();

    assertThat(report.status()).isEqualTo(Status.COMPLETE);
    assertThat(report.problems()).isEmpty();
    assertThat(report.scored()).as("of three customers").isEqualTo(1);
    assertThat(report.connection("zendesk").read()).isEqualTo(Map.of("tickets", 1));
    assertThat(systems.ticketValue(ticket, "perennial_renewal_flag"))
        .contains("perennial_renewal_flag_due");
    assertThat(systems.salesforce().writes().all())
        .extracting(RecordWrite::id)
        .contains(account)
        .allMatch(id -> id.equals(account) || id.startsWith("006"));
    assertThat(due()).isZero();
    assertThat(cursors()).as("no cursor moves").isEqualTo(cursors);
    assertThat(systems.zendesk().journal().calls("GET /api/v2/incremental/tickets/cursor"))
        .isZero();
    assertThat(systems.salesforce().journal().byKind().keySet())
        .as("nobody is asked who it is")
        .allMatch(kind -> kind.startsWith("PATCH") || kind.startsWith("POST"));
  }

  @Test
  void ourOwnWrites_confirmWithTheNextCompleteTurn() {
    openTicket("urgent");
    hooks();
    forget();
    clock.advance(Duration.ofMinutes(10));

    Report report = perennial.sync();

    assertThat(report.status()).isEqualTo(Status.COMPLETE);
    assertThat(report.scored()).isZero();
    assertThat(systems.zendesk().writes().all()).isEmpty();
    assertThat(systems.salesforce().writes().all()).isEmpty();
  }

  @Test
  void twoEventsAboutOneCustomer_makeOneWrite() {
    String ticket = openTicket("normal");
    String another = systems.zendesk().people().openTicket(requester, "And how", "urgent");
    awaitDue(2);
    systems.zendesk().people().setPriority(ticket, "urgent");
    await().atMost(Duration.ofSeconds(10)).until(() -> count("hook_event") == 3);
    systems.zendesk().writes().reset();

    Report report = hooks();

    assertThat(report.scored()).isEqualTo(1);
    assertThat(systems.salesforce().writes().matching(write -> write.id().equals(account)))
        .hasSize(1);
    assertThat(systems.zendesk().writes().matching(write -> write.id().equals(ticket))).hasSize(1);
    assertThat(systems.zendesk().writes().matching(write -> write.id().equals(another))).hasSize(1);
    assertThat(systems.zendesk().journal().calls("GET /api/v2/tickets/show_many")).isEqualTo(1);
  }

  @Test
  void recordThatIsGone_countsAsDeleted() {
    String ticket = openTicket("urgent");
    hooks();
    systems.zendesk().people().deleteTicket(ticket);
    awaitDue(1);
    forget();

    Report report = hooks();

    assertThat(report.connection("zendesk").deleted()).isEqualTo(1);
    assertThat(report.scored()).isEqualTo(1);
    assertThat(systems.salesforce().writes().matching(write -> write.id().equals(account)))
        .isNotEmpty();
  }

  @Test
  void turnWithoutAnything_leavesNoRun() {
    int before = runs().size();
    hooks();
    assertThat(runs()).hasSize(before);

    openTicket("urgent");
    hooks();

    assertThat(runs()).hasSize(before + 1);
    assertThat(runs().get(0).verb()).isEqualTo("hooks");
  }
}
