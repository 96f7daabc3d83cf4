package io.perennial.sandbox.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobHttpTest extends ZendeskTestCase {

  @Test
  void job_getsOnFromLookToLook() {
    JsonNode queued = update("{\"tickets\":[{\"id\":401,\"priority\":\"low\"}]}");
    String path = "/job_statuses/" + queued.path("id").asText();

    assertThat(queued.path("status").asText()).isEqualTo("queued");
    assertThat(status(path)).isEqualTo("working");
    assertThat(status(path)).isEqualTo("completed");
    assertThat(status(path)).isEqualTo("completed");
  }

  @Test
  void job_thatIsCompletedMayHoldFailedItemsInAnotherOrder() {
    JsonNode job =
        done(
            update(
                "{\"tickets\":[{\"id\":403,\"priority\":\"low\"},{\"id\":99,\"priority\":\"low\"},"
                    + "{\"id\":401,\"priority\":\"low\"}]}"));

    assertThat(job.path("results").toString())
        .isEqualTo(
            "[{\"index\":2,\"id\":401,\"action\":\"update\",\"success\":true,\"status\":\"Updated\"},"
                + "{\"index\":0,\"id\":403,\"success\":false,\"error\":\"TicketUpdateFailed\","
                + "\"details\":\"Status: closed prevents ticket update\"},"
                + "{\"index\":1,\"id\":99,\"success\":false,\"error\":\"TicketNotFound\","
                + "\"details\":\"Not found\"}]");
  }

  @Test
  void job_mayChangeAllItsRecordsAlike() {
    JsonNode job =
        caller
            .put("/tickets/update_many?ids=401,402", "{\"ticket\":{\"priority\":\"low\"}}")
            .json()
            .path("job_status");

    assertThat(done(job).path("results")).hasSize(2);
    assertThat(zendesk.people().ticket(SLOW).orElseThrow()).containsEntry("priority", "low");
  }

  @Test
  void job_holdsAHundredItems() {
    assertThat(caller.put("/organizations/update_many", items(100)).status()).isEqualTo(200);
    assertThat(caller.put("/organizations/update_many", items(101)).status()).isEqualTo(400);
  }

  @Test
  void job_getsOnWithAnyCallAndIsListedForWhoeverAsks() {
    JsonNode queued = update("{\"tickets\":[{\"id\":401,\"priority\":\"low\"}]}");

    caller.get("/users/me.json");
    assertThat(zendesk.people().ticket(BURNING).orElseThrow())
        .doesNotContainEntry("priority", "low");
    JsonNode all = caller.get("/job_statuses.json").json().path("job_statuses");

    assertThat(all).hasSize(1);
    assertThat(all.get(0).path("id")).isEqualTo(queued.path("id"));
    assertThat(all.get(0).path("status").asText()).isEqualTo("completed");
    assertThat(zendesk.people().ticket(BURNING).orElseThrow()).containsEntry("priority", "low");
  }

  @Test
  void job_thatIsKilledDidAPartOfItsWork() {
    zendesk.jobs().killNext();

    JsonNode job =
        done(
            update(
                "{\"tickets\":[{\"id\":401,\"priority\":\"low\"},{\"id\":402,\"priority\":\"low\"}]}"));

    assertThat(job.path("status").asText()).isEqualTo("killed");
    assertThat(zendesk.people().ticket(BURNING).orElseThrow()).containsEntry("priority", "low");
    assertThat(zendesk.people().ticket(SLOW).orElseThrow()).doesNotContainKey("priority");
  }

  private JsonNode update(String body) {
    return caller.put("/tickets/update_many.json", body).json().path("job_status");
  }

  private JsonNode done(JsonNode job) {
    String path = "/job_statuses/" + job.path("id").asText();
    caller.get(path);
    return caller.get(path).json().path("job_status");
  }

  private String status(String path) {
    return caller.get(path).json().path("job_status").path("status").asText();
  }

  private static String items(int count) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add("{\"id\":" + (1000 + i) + "}");
    }
    return "{\"organizations\":[" + String.join(",", items) + "]}";
  }
}
