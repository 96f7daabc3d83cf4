package io.perennial.routes.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.reconcile.Reconciler;
import io.perennial.reconcile.Reconciliation;
import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.sql.Json;
import io.perennial.store.Parked;
import io.perennial.store.Unreadable;
import io.perennial.turn.Progress;
import io.perennial.turn.Report;
import io.perennial.turn.TurnRequest;
import io.perennial.work.Runs.Status;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A ticket that is there and that nobody can read is none that was deleted. */
class UnreadableTicketTest extends HookTurnTestCase {

  private String ticket = "";

  @BeforeEach
  @Timeout(90)
  void read() {
    ticket = openTicket("urgent");
    hooks();
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
    assertKept(0);
  }

  @Test
  void full_parksItAndKeepsWhatWasKnown() {
    spoil();
    systems.zendesk().journal().reset();

    Report report = full();

    assertThat(report.status()).isEqualTo(Status.PARTIAL);
    assertThat(report.connection("zendesk").deleted()).isZero();
    assertThat(report.connection("zendesk").parked()).isEqualTo(1);
    assertKept(1);
    assertThat(systems.zendesk().journal().calls("GET /api/v2/tickets/show_many"))
        .as("what the reading has met is not asked for once more")
        .isZero();

    systems.zendesk().faults().clear();
    assertThat(full().status()).isEqualTo(Status.COMPLETE);
    assertKept(0);
  }

  @Test
  void full_parksWhatCannotBeReadByItsKeyEither() {
    systems
        .zendesk()
        .faults()
        .always(
            Call.to("GET", "/incremental/tickets"),
            (call, work) -> work.get().withBody("{\"tickets\": [], \"end_of_stream\": true}"));
    spoil();

    Report report = full();

    assertThat(report.connection("zendesk").deleted()).isZero();
    assertThat(report.connection("zendesk").parked()).isEqualTo(1);
    assertKept(1);
  }

  @Test
  void full_takesForDeletedWhatNoAnswerHolds() {
    systems
        .zendesk()
        .faults()
        .always(
            Call.to("GET", "/tickets"),
            (call, work) -> work.get().withBody("{\"tickets\": [], \"end_of_stream\": true}"));

    assertThat(full().connection("zendesk").deleted()).isEqualTo(1);
  }

  @Test
  void reconcile_takesItForNoneThatIsGone() {
    spoil();

    Reconciliation found = perennial.bean(Reconciler.class).run(true);

    assertThat(found.streams()).allSatisfy(stream -> assertThat(stream.differing()).isZero());
    assertKept(0);
  }

  @Test
  void hook_parksItAndKeepsWhatWasKnown() {
    spoil();
    systems.zendesk().people().setPriority(ticket, "low");
    awaitDue(1);

    Report report = hooks();

    assertThat(report.status()).isEqualTo(Status.PARTIAL);
    assertThat(report.connection("zendesk").deleted()).isZero();
    assertThat(due()).isZero();
    assertKept(1);
  }

  private Report full() {
    clock.advance(Duration.ofMinutes(10));
    return perennial.take(TurnRequest.sync(Progress.NONE).full(true));
  }

  /** From now on the ticket's time stamp is none. */
  private void spoil() {
    Fault fault =
        (call, work) -> {
          Answer answer = work.get();
          JsonNode json = Json.read(answer.body(), JsonNode.class);
          for (JsonNode row : json.path("tickets")) {
            if (row.path("id").asText().equals(ticket)) {
              ((ObjectNode) row).put("updated_at", "soon");
            }
          }
          return answer.withBody(json.toString());
        };
    systems.zendesk().faults().always(Call.to("GET", "/tickets"), fault);
  }

  private void assertKept(int parked) {
    assertThat(perennial.bean(Parked.class).list())
        .hasSize(parked)
        .allSatisfy(
            entry -> {
              assertThat(entry.id()).isEqualTo(ticket);
              assertThat(entry.problem().code()).isEqualTo(Unreadable.CODE);
              assertThat(entry.problem().reason()).contains("updated_at").doesNotContain("soon");
            });
    assertThat(
            perennial
                .store()
                .sql(
                    """
                    select source.payload ->> 'priority' from source_record source
                    join ticket using (connection, stream, id)
                    where source.id = :id and not source.deleted
                    """)
                .param("id", ticket)
                .query(String.class)
                .list())
        .containsExactly("urgent");
  }
}
