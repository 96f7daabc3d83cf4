package io.perennial.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What became of a record, as JSON and on its customer's page. */
class JourneyTest {

  private static final String EVIL = "<script>alert(1)</script>";

  private static Company company = Company.open();

  @BeforeAll
  static void fill() {
    company.everywhere("A1", "Acme", "acme.example");
    company.ticket("A1", "7001", "2026-06-01", "high", "open");
    company.invoice("A1", "in_1", 1_000, "eur", "2026-05-01", false);
    company.account("A2", EVIL, Map.of("Website", "evil.example"));
    company
        .desk()
        .put("organizations", EVIL, Map.of("name", "Odd", "domain_names", List.of("evil.example")));
    company
        .billing()
        .put("customers", "cus_lost", Map.of("name", "Lost", "created", 1_700_000_000L));
    company.crm().put("accounts", "A9", Map.of("Other", "no name"));
    company.turn();
    company.crm().put("accounts", "A1", Map.of("Industry", "Energy"));
    company.turn();
  }

  @AfterAll
  static void stop() {
    company.close();
  }

  @Test
  void api_tellsTheWayOfARecordOfAnySystem() throws IOException {
    JsonNode account = only("A1");

    assertThat(states(account)).containsExactly("READ", "MAPPED", "MATCHED", "SCORED");
    assertThat(account.path("steps").path(0).path("text").asText())
        .startsWith("version 2, first seen ")
        .endsWith("; last changed: Industry")
        .doesNotContain("Energy");
    assertThat(account.path("steps").path(0).path("at").asText()).startsWith("2026-06-30T12:04");
    assertThat(account.path("customer").asLong()).isEqualTo(company.id("Acme"));

    JsonNode ticket = only("7001");
    assertThat(ticket.path("connection").asText()).isEqualTo("desk");
    assertThat(ticket.path("steps").path(2).path("text").asText())
        .isEqualTo(
            "Acme (customer %d) through organization 9A1, by domain, 90 %%"
                .formatted(company.id("Acme")));
    assertThat(only("in_1").path("steps").path(2).path("text").asText())
        .contains("through billing customer cus_A1");
  }

  @Test
  void api_tellsWhereARecordIsStuck() throws IOException {
    JsonNode parked = only("A9");
    assertThat(states(parked)).containsExactly("READ", "PARKED");
    assertThat(parked.path("steps").path(1).path("text").asText()).contains("MAPPING", "Name");
    assertThat(parked.path("steps").path(1).path("mend").asText()).isNotBlank();
    assertThat(states(only("cus_lost"))).containsExactly("READ", "MAPPED", "UNMATCHED");
  }

  @Test
  void api_findsCustomersByIdAndName() throws IOException {
    JsonNode byName = json("ACME");
    JsonNode byId = json(String.valueOf(company.id("Acme")));

    assertThat(byName.path("records")).hasSize(3);
    assertThat(byName.path("records").path(0).path("stream").asText()).isEqualTo("accounts");
    assertThat(byId.path("records")).isEqualTo(byName.path("records"));
  }

  @Test
  void api_refusesWhatNobodyKnows() {
    HttpResponse<String> unknown = get("nobody");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(unknown.body()).contains("there is no customer and no record called nobody");
    assertThat(get(" ").statusCode()).isEqualTo(400);
    assertThat(company.get("/api/v1/journey").statusCode()).isEqualTo(400);
    assertThat(get("x' or '1'='1").statusCode()).isEqualTo(404);
  }

  @Test
  void page_showsTheJourneyOfEachRecordAndEscapesWhatPeopleTyped() {
    assertThat(company.text("/customers/" + company.id("Acme")))
        .contains("Journey of its records")
        .contains("crm/accounts A1")
        .containsPattern("read read .* version 2, first seen")
        .containsPattern("matched matched .* by anchor, 100 %");

    String page = company.get("/customers/" + company.id(EVIL)).body();
    assertThat(page).doesNotContain(EVIL).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
  }

  private static JsonNode only(String asked) throws IOException {
    JsonNode records = json(asked).path("records");
    assertThat(records).as(asked).hasSize(1);
    return records.path(0);
  }

  private static JsonNode json(String asked) throws IOException {
    HttpResponse<String> answer = get(asked);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  private static HttpResponse<String> get(String asked) {
    return company.get("/api/v1/journey?id=" + URLEncoder.encode(asked, StandardCharsets.UTF_8));
  }

  private static List<String> states(JsonNode trail) {
    List<String> states = new ArrayList<>();
    trail.path("steps").forEach(step -> states.add(step.path("state").asText()));
    return states;
  }
}
