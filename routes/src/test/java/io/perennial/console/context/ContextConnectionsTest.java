package io.perennial.console.context;

import static io.perennial.access.ApiScope.CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.console.Company;
import io.perennial.console.ContextClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two Zendesk accounts number their records alike: whose is number 7001? */
class ContextConnectionsTest {

  private static final Company company = Company.openWithTwoDesks();
  private static final ContextClient client = ContextClient.of(company, CONTEXT);

  @BeforeAll
  static void fill() {
    company
        .everywhere("A1", "Acme", "acme.example")
        .ticket("A1", "7001", "2026-06-01", "urgent", "open")
        .ticket("A1", "7002", "2026-06-01", "urgent", "open")
        .ticket("A1", "7003", "2026-06-01", "urgent", "open")
        .account("B1", "Borealis", Map.of("Website", "borealis.example"));
    organization("9A1", "Nobody knows", "nobody.example");
    organization("801", "Borealis", "borealis.example");
    organization("802", "Acme overseas", "acme.example");
    ticket("7001", "9A1");
    ticket("7002", "801");
    ticket("7003", "802");
    ticket("7004", "801");
    company.turn();
  }

  private static void organization(String id, String name, String domain) {
    company
        .secondDesk()
        .put("organizations", id, Map.of("name", name, "domain_names", List.of(domain)));
  }

  private static void ticket(String id, String organization) {
    company
        .secondDesk()
        .put(
            "tickets",
            id,
            Map.of(
                "organization_id",
                organization,
                "created_at",
                "2026-06-01T09:00:00Z",
                "status",
                "open"));
  }

  @AfterAll
  static void stop() {
    company.close();
  }

  @ParameterizedTest
  @CsvSource({
    "zendeskTicketId, 7001, Acme", // linked in one, nobody's in the other
    "zendeskOrganizationId, 9A1, Acme",
    "zendeskTicketId, 7002, Acme;Borealis" // linked in both
  })
  void number_ofSeveralConnectionsIsNobodysUntilOneIsNamed(
      String key, String number, String customers) {
    JsonNode several = client.problem(409, key, number);

    assertThat(several.path("type").asText()).endsWith(":ambiguous");
    assertThat(several.path("title").asText()).contains("Several connections");
    assertThat(several.path("detail").asText()).contains("desk, desk-us", number);
    assertThat(several.path("mend").asText())
        .isEqualTo("Ask with connection=desk or connection=desk-us added.");
    assertThat(several.path("connections"))
        .extracting(JsonNode::asText)
        .containsExactly("desk", "desk-us");
    assertThat(several.path("candidates").findValuesAsText("name"))
        .containsExactlyInAnyOrder(customers.split(";"));
    assertThat(several.path("proposable").isNull()).isTrue();
  }

  @Test
  void connection_narrowsTheQuestion() {
    assertThat(name(ask("zendeskTicketId=7002&connection=desk"))).isEqualTo("Acme");
    assertThat(name(ask("zendeskTicketId=7002&connection=desk-us"))).isEqualTo("Borealis");
    assertThat(name(ask("zendeskOrganizationId=9A1&connection=desk"))).isEqualTo("Acme");
    JsonNode nobody = client.problem(404, ask("zendeskOrganizationId=9A1&connection=desk-us"));
    assertThat(nobody.path("type").asText()).endsWith(":not-matched");
    assertThat(nobody.path("connections")).isEmpty();
    assertThat(client.problem(404, ask("zendeskTicketId=7004&connection=desk")).path("detail"))
        .hasToString("\"There is no ticket 7004 of connection desk in the store.\"");
  }

  @Test
  void number_thatIsTheSameCustomersEverywhereIsClear() {
    assertThat(name(ask("zendeskTicketId=7003"))).isEqualTo("Acme");
    assertThat(name(ask("zendeskTicketId=7004"))).as("only one has it").isEqualTo("Borealis");
  }

  @Test
  void etag_isOfOneConnectionsCustomer() {
    String tag =
        ask("zendeskTicketId=7002&connection=desk").headers().firstValue("ETag").orElseThrow();

    assertThat(ask("zendeskTicketId=7002&connection=desk", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    HttpResponse<String> other =
        ask("zendeskTicketId=7002&connection=desk-us", "If-None-Match", tag);
    assertThat(name(other)).isEqualTo("Borealis");
    assertThat(ask("zendeskTicketId=7002", "If-None-Match", tag).statusCode()).isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(strings = {"connection=desk-eu", "connection=", "connection=desk%27"})
  void connection_thatIsNotThereIsToldThoseThatAre(String connection) {
    JsonNode unclear = client.problem(400, ask("zendeskTicketId=7002&" + connection));

    assertThat(unclear.path("type").asText()).endsWith(":unclear");
    assertThat(unclear.path("detail").asText())
        .isEqualTo("connection must be one of billing, crm, desk, desk-us.");
  }

  @Test
  void connection_isNamedOnce() {
    assertThat(
            client
                .problem(400, ask("zendeskTicketId=7002&connection=desk&connection=desk-us"))
                .path("detail")
                .asText())
        .isEqualTo("Name at most one connection.");
  }

  private static HttpResponse<String> ask(String query, String... headers) {
    return client.sendQuery(query, headers);
  }

  private static String name(HttpResponse<String> answer) {
    return client.context(answer).path("customer").path("name").asText();
  }
}
