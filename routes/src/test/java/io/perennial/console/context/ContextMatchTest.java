package io.perennial.console.context;

import static io.perennial.access.ApiScope.CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.console.Company;
import io.perennial.console.ContextClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whose a record is, or why nobody can say. */
class ContextMatchTest {

  private static final Company company =
      Company.open(Map.of("perennial.public-url", "https://p.acme.example/"));

  private static final ContextClient client = ContextClient.of(company, CONTEXT);

  @BeforeAll
  static void fill() {
    company
        .everywhere("A1", "Acme", "acme.example")
        .ticket("A1", "7001", "2026-06-01", "urgent", "open")
        .account("B1", "Twin One", Map.of("Website", "twin.example"))
        .account("B2", "Twin Two", Map.of("Website", "www.twin.example"))
        .account("L1", "Lone")
        .account("D1", "Gone")
        .account("M1", "Merged");
    organization("9901", "Twins", List.of("twin.example"));
    organization("9902", "Lone", List.of());
    organization("9903", "Nobody & Sons", List.of());
    company
        .desk()
        .put("tickets", "7900", Map.of("created_at", "2026-06-01T09:00:00Z", "status", "open"));
    company
        .desk()
        .put(
            "tickets",
            "7901",
            Map.of(
                "created_at", "2026-06-01T09:00:00Z",
                "status", "open",
                "requester", Map.of("organization_id", "9A1")));
    company.turn();
    company.crm().delete("accounts", "D1", Optional.empty());
    company.crm().delete("accounts", "M1", Optional.of("A1"));
    company.turn();
  }

  private static void organization(String id, String name, List<String> domains) {
    company.desk().put("organizations", id, Map.of("name", name, "domain_names", domains));
  }

  @AfterAll
  static void stop() {
    company.close();
  }

  @Test
  void customer_isFoundByEveryKey() {
    long acme = company.id("Acme");
    for (String[] key :
        new String[][] {
          {"salesforceAccountId", "A1"},
          {"zendeskOrganizationId", "9A1"},
          {"zendeskTicketId", "7001"},
          {"zendeskTicketId", "7901"},
          {"email", "jane.doe@mail.acme.example"},
          {"email", "  JANE@ACME.EXAMPLE "},
          {"salesforceAccountId", "M1"}
        }) {
      assertThat(client.context(key[0], key[1]).path("customer").path("id").asLong())
          .as(String.join(" ", key))
          .isEqualTo(acme);
    }
  }

  @Test
  void record_ofSeveralPossibleCustomersListsThem() {
    JsonNode twins = client.problem(409, "zendeskOrganizationId", "9901");

    assertThat(twins.path("type").asText()).endsWith(":ambiguous");
    assertThat(twins.path("candidates").findValuesAsText("name"))
        .containsExactlyInAnyOrder("Twin One", "Twin Two");
    assertThat(twins.path("candidates").findValuesAsText("because"))
        .containsOnly("same e-mail domain");
    assertThat(client.problem(409, "email", "x@twin.example").path("candidates")).hasSize(2);
  }

  @Test
  void record_ofNobodyLeadsToTheMatch() {
    JsonNode lone = client.problem(404, "zendeskOrganizationId", "9902");
    JsonNode nobody = client.problem(404, "zendeskOrganizationId", "9903");

    assertThat(lone.path("candidates").findValuesAsText("name")).containsExactly("Lone");
    assertThat(lone.path("candidates").get(0).path("because").asText()).isEqualTo("same name");
    assertThat(nobody.path("type").asText()).endsWith(":not-matched");
    assertThat(nobody.path("candidates")).isEmpty();
    assertThat(nobody.path("link").asText())
        .isEqualTo("https://p.acme.example/customers?search=Nobody+%26+Sons");
    assertThat(nobody.path("mend").asText()).contains("organization 9903", "external id");
    assertThat(client.problem(404, "zendeskTicketId", "7900").path("mend").asText())
        .contains("requester");
  }

  @Test
  void address_ofFreeMailSaysNothing() {
    JsonNode free = client.problem(404, "email", "someone@gmail.com");

    assertThat(free.path("type").asText()).endsWith(":not-matched");
    assertThat(free.path("detail").asText()).contains("gmail.com").doesNotContain("someone");
    assertThat(client.problem(404, "email", "x@stranger.example").path("mend").asText())
        .contains("stranger.example");
  }

  @Test
  void key_ofNobodyOrOfAnotherKindIsUnknown() {
    for (String[] key :
        new String[][] {
          {"salesforceAccountId", "nothing"},
          {"salesforceAccountId", "9A1"},
          {"zendeskOrganizationId", "7001"},
          {"zendeskOrganizationId", "A1"},
          {"zendeskTicketId", "9A1"},
          {"zendeskTicketId", "x' or '1'='1"}
        }) {
      assertThat(client.problem(404, key[0], key[1]).path("type").asText())
          .as(String.join(" ", key))
          .endsWith(":unknown");
    }
  }

  @Test
  void customer_whoseAccountIsGoneSaysSo() {
    JsonNode gone = client.problem(404, "salesforceAccountId", "D1");

    assertThat(gone.path("type").asText()).endsWith(":customer-ended");
    assertThat(gone.path("detail").asText()).contains("Gone").contains("30 Jun 2026");
  }
}
