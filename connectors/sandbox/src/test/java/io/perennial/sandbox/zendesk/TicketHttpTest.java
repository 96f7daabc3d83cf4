package io.perennial.sandbox.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.engine.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TicketHttpTest extends ZendeskTestCase {

  @Test
  void update_setsCustomFieldsByNumberUnderEitherName() {
    caller.put(
        "/tickets/" + BURNING,
        "{\"ticket\":{\"custom_fields\":[{\"id\":360001,\"value\":\"a\"}],\"fields\":[{\"id\":360002,\"value\":\"red\"}]}}");

    JsonNode ticket = caller.get("/tickets/" + BURNING).json().path("ticket");

    assertThat(ticket.path("custom_fields").toString())
        .isEqualTo("[{\"id\":360001,\"value\":\"a\"},{\"id\":360002,\"value\":\"red\"}]");
    assertThat(ticket.path("fields")).isEqualTo(ticket.path("custom_fields"));
    assertThat(ticket.path("tags").toString()).isEqualTo("[\"red\"]");
  }

  @Test
  void update_clearsAFieldByNull() {
    zendesk.people().setTicketField(BURNING, 360002, "red");

    caller.put(
        "/tickets/" + BURNING, "{\"ticket\":{\"custom_fields\":[{\"id\":360002,\"value\":null}]}}");

    assertThat(zendesk.people().ticketField(BURNING, 360002)).isEmpty();
    assertThat(caller.get("/tickets/" + BURNING).json().path("ticket").path("tags")).isEmpty();
  }

  @Test
  void update_refusesAnUnknownOptionAndPassesOverAnUnknownField() {
    assertThat(
            caller
                .put(
                    "/tickets/" + BURNING,
                    "{\"ticket\":{\"custom_fields\":[{\"id\":360002,\"value\":\"blue\"}]}}")
                .status())
        .isEqualTo(422);
    assertThat(
            caller
                .put(
                    "/tickets/" + BURNING,
                    "{\"ticket\":{\"custom_fields\":[{\"id\":1,\"value\":\"blue\"}]}}")
                .status())
        .isEqualTo(200);
  }

  @Test
  void update_ofAClosedTicketIsRefusedInZendesksWords() {
    Caller.Reply reply = caller.put("/tickets/" + CLOSED, "{\"ticket\":{\"priority\":\"low\"}}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json())
        .isEqualTo(
            Json.read(
                "{\"error\":\"RecordInvalid\",\"description\":\"Record validation errors\","
                    + "\"details\":{\"status\":[{\"description\":"
                    + "\"Status: closed prevents ticket update\"}]}}"));
  }

  @Test
  void safeUpdate_conflictsWithALaterChange() {
    String stamp = caller.get("/tickets/" + SLOW).json().path("ticket").path("updated_at").asText();
    String update =
        "{\"ticket\":{\"priority\":\"low\",\"safe_update\":true,\"updated_stamp\":\"%s\"}}"
            .formatted(stamp);

    assertThat(caller.put("/tickets/" + SLOW, update).status()).isEqualTo(200);
    Caller.Reply conflict = caller.put("/tickets/" + SLOW, update);

    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.error()).isEqualTo("UpdateConflict");
  }

  @Test
  void comment_isAddedByEveryCall() {
    String update = "{\"ticket\":{\"comment\":{\"body\":\"note\",\"public\":false}}}";

    caller.put("/tickets/" + SLOW, update);
    caller.put("/tickets/" + SLOW, update);

    assertThat(zendesk.people().ticket(SLOW).orElseThrow().get("comments"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .hasSize(2);
  }

  @Test
  void showMany_leavesOutWhatIsGone() {
    JsonNode body = caller.get("/tickets/show_many.json?ids=402,99,401&include=metric_sets").json();

    assertThat(ids(body.path("tickets"))).containsExactly(SLOW, BURNING);
    assertThat(body.path("metric_sets")).hasSize(2);
  }

  @Test
  void people_solveAndRate() {
    zendesk.people().solve(BURNING);
    pass(Duration.ofHours(1));
    zendesk.people().rate(BURNING, "good");

    JsonNode body = caller.get("/tickets/show_many?ids=401&include=metric_sets").json();

    assertThat(body.path("tickets").path(0).path("status").asText()).isEqualTo("solved");
    assertThat(body.path("metric_sets").path(0).path("solved_at").asText())
        .isEqualTo(NOW.toString());
    assertThat(body.path("tickets").path(0).path("satisfaction_rating").path("score").asText())
        .isEqualTo("good");
  }

  @Test
  void writes_tellWhichWereNeedless() {
    String update = "{\"ticket\":{\"custom_fields\":[{\"id\":360001,\"value\":\"a\"}]}}";
    caller.put("/tickets/" + SLOW, update);
    assertThat(zendesk.writes().needless()).isEmpty();
    pass(Duration.ofMinutes(1));

    caller.put("/tickets/" + SLOW, update);

    assertThat(zendesk.writes().needless()).hasSize(1);
    assertThat(zendesk.writes().repeated()).hasSize(1);
    assertThat(caller.get("/tickets/" + SLOW).json().path("ticket").path("updated_at").asText())
        .isEqualTo(NOW.toString());
  }
}
