package io.perennial.sandbox.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.zendesk.account.Quirks;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExportHttpTest extends ZendeskTestCase {

  private static final String TICKETS = "/incremental/tickets/cursor.json";

  @Override
  ZendeskOptions options() {
    return super.options().quirks(Quirks.usual().pageSize(2));
  }

  @Test
  void tickets_comeInPagesWhoseLastItemComesAgain() {
    JsonNode first = caller.get(TICKETS + "?start_time=0").json();
    JsonNode second = caller.get(TICKETS + "?cursor=" + cursor(first)).json();

    assertThat(ids(first.path("tickets"))).containsExactly(BURNING, SLOW);
    assertThat(first.path("end_of_stream").asBoolean()).isFalse();
    assertThat(first.path("after_url").asText())
        .isEqualTo(zendesk.url() + "/api/v2" + TICKETS + "?cursor=" + cursor(first));
    assertThat(ids(second.path("tickets"))).containsExactly(SLOW, CLOSED);
    assertThat(second.path("end_of_stream").asBoolean()).isTrue();
  }

  @Test
  void tickets_keepTheirCursorWhenNothingIsNew() {
    String end = end();

    JsonNode again = caller.get(TICKETS + "?cursor=" + end).json();

    assertThat(again.path("tickets")).isEmpty();
    assertThat(cursor(again)).isEqualTo(end);
    assertThat(again.path("end_of_stream").asBoolean()).isTrue();
  }

  @Test
  void tickets_leaveOutTheLastMinute() {
    String end = end();
    zendesk.people().setPriority(SLOW, "high");

    assertThat(caller.get(TICKETS + "?cursor=" + end).json().path("tickets")).isEmpty();
    pass(Duration.ofMinutes(1));
    assertThat(ids(caller.get(TICKETS + "?cursor=" + end).json().path("tickets")))
        .containsExactly(SLOW);
  }

  @Test
  void tickets_areOrderedByMoreThanUpdates() {
    String end = end();
    zendesk.people().measure(BURNING, Map.of("reopens", 3));
    pass(Duration.ofMinutes(2));

    JsonNode touched = caller.get(TICKETS + "?cursor=" + end).json().path("tickets").path(0);

    assertThat(touched.path("updated_at").asText()).isEqualTo(at(1).toString());
    assertThat(touched.path("generated_timestamp").asLong()).isEqualTo(NOW.getEpochSecond());
  }

  @Test
  void tickets_showDeletedOnes() {
    String end = end();
    zendesk.people().deleteTicket(BURNING);
    pass(Duration.ofMinutes(2));

    JsonNode deleted = caller.get(TICKETS + "?cursor=" + end).json().path("tickets").path(0);

    assertThat(deleted.path("id").asText()).isEqualTo(BURNING);
    assertThat(deleted.path("status").asText()).isEqualTo("deleted");
    assertThat(caller.get("/tickets/" + BURNING).status()).isEqualTo(404);
  }

  @Test
  void tickets_bringWhatIsSideLoaded() {
    JsonNode page =
        caller
            .get(TICKETS + "?start_time=0&per_page=1&include=metric_sets,users,organizations")
            .json();

    assertThat(page.path("tickets")).hasSize(1);
    assertThat(page.path("metric_sets").path(0).path("ticket_id").asText()).isEqualTo(BURNING);
    assertThat(page.path("metric_sets").path(0).path("reopens").asInt()).isEqualTo(2);
    assertThat(page.path("users").path(0).path("email").asText()).isEqualTo("jane@acme.example");
    assertThat(ids(page.path("organizations"))).containsExactly(ACME);
  }

  @Test
  void tickets_wantAStartThatIsAMinuteOld() {
    long tooLate = NOW.getEpochSecond() - 59;

    Caller.Reply reply = caller.get(TICKETS + "?start_time=" + tooLate);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.error()).isEqualTo("StartTimeTooRecent");
    assertThat(caller.get(TICKETS + "?start_time=" + (tooLate - 1)).status()).isEqualTo(200);
  }

  @Test
  void exports_areForAdmins() {
    Caller agent = caller(zendesk.agent());

    Caller.Reply reply = agent.get(TICKETS + "?start_time=0");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.json().path("error").path("title").asText()).isEqualTo("Forbidden");
    assertThat(agent.get("/incremental/organizations?start_time=0").status()).isEqualTo(403);
    assertThat(agent.get("/tickets/" + BURNING).status()).isEqualTo(200);
  }

  @Test
  void users_comeByCursor() {
    assertThat(ids(caller.get("/incremental/users/cursor?start_time=0").json().path("users")))
        .containsExactly(JANE);
  }

  @Test
  void organizations_comeByTimeAndTheLastSecondComesAgain() {
    String third = zendesk.people().createOrganization("Circa", Map.of());
    JsonNode first = caller.get("/incremental/organizations.json?start_time=0").json();
    JsonNode second =
        caller
            .get("/incremental/organizations.json?start_time=" + first.path("end_time").asLong())
            .json();

    assertThat(ids(first.path("organizations"))).containsExactly(ACME, "202");
    assertThat(first.path("count").asInt()).isEqualTo(2);
    assertThat(first.path("end_time").asLong()).isEqualTo(at(2).getEpochSecond());
    assertThat(first.path("end_of_stream").asBoolean()).isFalse();
    assertThat(first.path("next_page").asText())
        .endsWith("/incremental/organizations.json?start_time=" + at(2).getEpochSecond());
    assertThat(ids(second.path("organizations"))).containsExactly("202", third);
    assertThat(second.path("end_of_stream").asBoolean()).isTrue();
  }

  @Test
  void organizations_showDeletedOnes() {
    zendesk.people().deleteOrganization(ACME);

    JsonNode page =
        caller
            .get("/incremental/organizations.json?start_time=" + at(3).getEpochSecond())
            .json()
            .path("organizations");

    assertThat(ids(page)).containsExactly(ACME);
    assertThat(page.path(0).path("deleted_at").asText()).isEqualTo(NOW.toString());
  }

  private String end() {
    JsonNode page = caller.get(TICKETS + "?start_time=0").json();
    while (!page.path("end_of_stream").asBoolean()) {
      page = caller.get(TICKETS + "?cursor=" + cursor(page)).json();
    }
    return cursor(page);
  }

  private static String cursor(JsonNode page) {
    return page.path("after_cursor").asText();
  }
}
