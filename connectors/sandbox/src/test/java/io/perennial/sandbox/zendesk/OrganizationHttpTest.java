package io.perennial.sandbox.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.engine.Json;
import io.perennial.sandbox.zendesk.account.Limits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrganizationHttpTest extends ZendeskTestCase {

  @Override
  ZendeskOptions options() {
    return super.options().limits(Limits.enterprise());
  }

  @Test
  void search_findsTheWholeExternalIdInAnyCase() {
    assertThat(ids(search("0015G00000ACMEaaa"))).containsExactly(ACME);
    assertThat(ids(search("0015g"))).isEmpty();
  }

  @Test
  void list_goesOnPageByPageAndLeavesOutWhatIsDeleted() {
    for (String name : List.of("Two", "Three")) {
      caller.post("/organizations", "{\"organization\":{\"name\":\"%s\"}}".formatted(name));
    }
    int all = caller.get("/organizations").json().path("count").asInt();

    JsonNode first = caller.get("/organizations?per_page=1").json();
    JsonNode last = caller.get("/organizations?per_page=1&page=" + all).json();
    JsonNode byCursor = caller.get("/organizations?page%5Bsize%5D=1&page%5Bafter%5D=1").json();

    assertThat(first.path("organizations")).hasSize(1);
    assertThat(first.path("next_page").asText()).contains("/organizations.json?page=2&per_page=1");
    assertThat(last.path("organizations").path(0).path("name").asText()).isEqualTo("Three");
    assertThat(last.path("next_page").isNull()).isTrue();
    assertThat(byCursor.path("links").path("next").asText()).endsWith("page%5Bafter%5D=2");
    assertThat(byCursor.path("meta").path("has_more").asBoolean()).isTrue();
    assertThat(caller.get("/organizations?page=101").status()).isEqualTo(400);
  }

  @Test
  void list_beginsWithWhatChangedLastIfAskedTo() {
    for (String name : List.of("Two", "Three")) {
      caller.post("/organizations", "{\"organization\":{\"name\":\"%s\"}}".formatted(name));
    }

    String newest = "/organizations?sort=-updated_at&page%5Bsize%5D=1";
    JsonNode first = caller.get(newest).json();

    assertThat(first.path("organizations").path(0).path("name").asText()).isEqualTo("Three");
    assertThat(first.path("links").path("next").asText())
        .contains("sort=-updated_at&")
        .endsWith("page%5Bafter%5D=1");
    assertThat(
            caller
                .get(newest + "&page%5Bafter%5D=1")
                .json()
                .path("organizations")
                .path(0)
                .path("name")
                .asText())
        .isEqualTo("Two");
    assertThat(caller.get("/organizations?sort=size&page%5Bsize%5D=1").status()).isEqualTo(400);
  }

  @Test
  void createOrUpdate_goesByExternalId() {
    Caller.Reply known =
        caller.post(
            "/organizations/create_or_update",
            "{\"organization\":{\"external_id\":\"0015g00000AcmeAAA\",\"name\":\"Acme Ltd\"}}");
    Caller.Reply fresh =
        caller.post(
            "/organizations/create_or_update",
            "{\"organization\":{\"external_id\":\"new\",\"name\":\"New Ltd\"}}");

    assertThat(known.status()).isEqualTo(200);
    assertThat(known.json().path("organization").path("id").asText()).isEqualTo(ACME);
    assertThat(fresh.status()).isEqualTo(201);
    assertThat(ids(search("new"))).hasSize(1);
  }

  @Test
  void fields_areSetByKeyAndADayComesBackAsAMoment() {
    JsonNode organization =
        caller
            .put(
                "/organizations/" + ACME,
                "{\"organization\":{\"organization_fields\":{\"owner\":\"Olga\",\"renewal\":\"2027-01-31\",\"unknown\":1}}}")
            .json()
            .path("organization");

    assertThat(organization.path("organization_fields").toString())
        .isEqualTo("{\"owner\":\"Olga\",\"renewal\":\"2027-01-31T00:00:00+00:00\"}");
  }

  @Test
  void update_isLimitedToFiveAMinuteInAShapeOfItsOwn() {
    String update = "{\"organization\":{\"notes\":\"x\"}}";
    for (int i = 0; i < 5; i++) {
      assertThat(caller.put("/organizations/" + ACME, update).status()).isEqualTo(200);
    }

    Caller.Reply refused = caller.put("/organizations/202", update);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isEqualTo("60");
    assertThat(refused.json())
        .isEqualTo(
            Json.read(
                "{\"errors\":[{\"code\":\"TooManyRequests\","
                    + "\"title\":\"Too many requests to update\"}]}"));
    pass(Duration.ofMinutes(1));
    assertThat(caller.put("/organizations/202", update).status()).isEqualTo(200);
  }

  private JsonNode search(String externalId) {
    return caller
        .get("/organizations/search.json?external_id=" + externalId)
        .json()
        .path("organizations");
  }
}
