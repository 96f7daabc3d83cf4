package io.perennial.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.world.World;
import io.perennial.sandbox.world.WorldBuilder;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PagingHttpTest extends SalesforceTestCase {

  @Override
  World world() {
    WorldBuilder world = World.written();
    for (int i = 1; i <= 450; i++) {
      world.record("Account", id("001", i), at(0)).set("Name", "Account " + i);
    }
    return world.build();
  }

  @Test
  void pages_followEachOtherUntilDone() {
    JsonNode page =
        client
            .get(
                "/query/?q=" + Client.encode("SELECT Id FROM Account"),
                "Sforce-Query-Options",
                "batchSize=200")
            .json();
    Set<String> ids = new HashSet<>();
    int pages = 1;
    collect(page, ids);
    while (!page.path("done").asBoolean()) {
      assertThat(page.path("totalSize").asInt()).isEqualTo(450);
      assertThat(page.path("nextRecordsUrl").asText())
          .matches("/services/data/v66.0/query/0r8\\w+-\\d+");
      page =
          client
              .at("")
              .get(page.path("nextRecordsUrl").asText(), "Sforce-Query-Options", "batchSize=200")
              .json();
      collect(page, ids);
      pages++;
    }

    assertThat(pages).isEqualTo(3);
    assertThat(ids).hasSize(450);
  }

  @Test
  void batchSize_isNeverLessThanTwoHundred() {
    JsonNode page =
        client
            .get(
                "/query?q=" + Client.encode("SELECT Id FROM Account"),
                "Sforce-Query-Options",
                "batchSize=7")
            .json();

    assertThat(page.path("records")).hasSize(200);
  }

  @Test
  void pageSize_ofTheOrganisationMakesPagesSmall() {
    try (Salesforce small = Salesforce.start(world(), clock, options().pageSize(3))) {
      JsonNode page =
          Client.login(small, small.integration()).query("SELECT Id FROM Account").json();

      assertThat(page.path("records")).hasSize(3);
      assertThat(page.path("nextRecordsUrl").asText()).endsWith("-3");
    }
  }

  @Test
  void locator_isRefusedWhenUnknownForeignOrExpired() {
    String next =
        client
            .get(
                "/query?q=" + Client.encode("SELECT Id FROM Account"),
                "Sforce-Query-Options",
                "batchSize=200")
            .json()
            .path("nextRecordsUrl")
            .asText();

    assertThat(client.get("/query/0r8unknown-200").errorCode()).isEqualTo("INVALID_QUERY_LOCATOR");
    assertThat(client.get("/query/nonsense").errorCode()).isEqualTo("INVALID_QUERY_LOCATOR");
    assertThat(Client.login(salesforce, salesforce.person()).at("").get(next).errorCode())
        .isEqualTo("INVALID_QUERY_LOCATOR");
    assertThat(client.at("").get(next).status()).isEqualTo(200);

    salesforce.expireCursors();

    assertThat(client.at("").get(next).errorCode()).isEqualTo("INVALID_QUERY_LOCATOR");
  }

  private static void collect(JsonNode page, Set<String> ids) {
    page.path("records").forEach(record -> ids.add(record.path("Id").asText()));
  }
}
