package io.perennial.console.context;

import static io.perennial.access.ApiScope.CONTEXT;
import static io.perennial.access.ApiScope.PROPOSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.console.Company;
import io.perennial.console.ContextClient;
import io.perennial.customers.Matches;
import io.perennial.customers.Matches.Proposal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody proposes whose a record is; an admin decides. */
class ProposalApiTest {

  private static final Company company = Company.open(Map.of());
  private static final ContextClient agent = ContextClient.of(company, CONTEXT, PROPOSE);
  private static final ContextClient reader = ContextClient.of(company, CONTEXT);

  @BeforeAll
  static void fill() {
    company
        .everywhere("A1", "Acme", "acme.example")
        .account("B1", "Twin")
        .account("B2", "Twin")
        .account("L1", "Lone")
        .account("M1", "Lone Star")
        .account("G1", "Gone soon");
    for (String id : List.of("9901", "9902", "9903", "9904", "9905", "9906")) {
      company
          .desk()
          .put("organizations", id, Map.of("name", "Nobody " + id, "domain_names", List.of()));
    }
    company.desk().put("organizations", "9907", Map.of("name", "Lone", "domain_names", List.of()));
    company.turn();
  }

  @AfterAll
  static void stop() {
    company.close();
  }

  private static HttpResponse<String> propose(String id, String customer) {
    return agent.propose(
        "{\"record\": \"desk/organization/%s\", \"customer\": \"%s\"}".formatted(id, customer));
  }

  private static Stream<Proposal> proposals(String id) {
    return company.perennial().bean(Matches.class).proposals().stream()
        .filter(proposal -> proposal.id().equals(id));
  }

  @Test
  void proposal_waitsForAnAdminThroughTurnsAndIsGoneOnceDecided() {
    JsonNode problem = agent.problem(404, "zendeskOrganizationId", "9901");
    assertThat(problem.path("proposable").asText()).isEqualTo("desk/organization/9901");

    JsonNode proposed = agent.proposed(propose("9901", "acme"));
    assertThat(proposed.path("customer").path("name").asText()).isEqualTo("Acme");
    assertThat(proposed.path("detail").asText())
        .contains("match --to %d desk/organization/9901".formatted(company.id("Acme")));
    company.desk().put("organizations", "9901", Map.of("name", "Renamed"));
    company.turn();

    assertThat(proposals("9901"))
        .singleElement()
        .satisfies(
            proposal -> {
              assertThat(proposal.customer()).isEqualTo(company.id("Acme"));
              assertThat(proposal.by()).startsWith("test");
            });
    JsonNode waits = reader.problem(404, "zendeskOrganizationId", "9901");
    assertThat(waits.path("candidates").findValuesAsText("because"))
        .containsExactly("somebody proposed it");
    assertThat(waits.path("proposable").isNull()).as("without the scope").isTrue();

    Matches matches = company.perennial().bean(Matches.class);
    matches.decide(
        matches.record("desk/organization/9901"), matches.customer("Acme"), true, "an admin");
    company.turn();
    assertThat(proposals("9901")).isEmpty();
    assertThat(reader.context("zendeskOrganizationId", "9901").path("customer").path("id").asLong())
        .isEqualTo(company.id("Acme"));
    assertThat(agent.problem(409, propose("9901", "Lone")).path("detail").asText())
        .startsWith("It is a record of Acme");
    assertThat(agent.problem(409, propose("9901", "Acme")).path("detail").asText())
        .startsWith("It is theirs already");
  }

  @Test
  void proposal_ofTheSameSaysTheSame() {
    agent.proposed(propose("9902", "L1"));
    agent.proposed(propose("9902", "L1"));

    assertThat(proposals("9902")).hasSize(1);
  }

  @Test
  void proposal_standsInPlaceOfARules() {
    assertThat(proposals("9907")).extracting(Proposal::rule).containsExactly("name");

    agent.proposed(propose("9907", "L1"));
    company.desk().put("organizations", "9907", Map.of("name", "Lone", "notes", "touched"));
    company.turn();

    assertThat(proposals("9907")).extracting(Proposal::rule).containsExactly("proposed");
  }

  @Test
  void proposal_thatAPersonHasDeniedIsNone() {
    agent.proposed(propose("9903", "Lone"));
    Matches matches = company.perennial().bean(Matches.class);
    matches.decide(
        matches.record("desk/organization/9903"), matches.customer("Lone"), false, "an admin");
    company.turn();

    assertThat(proposals("9903")).isEmpty();
    assertThat(agent.problem(409, propose("9903", "Lone")).path("detail").asText())
        .startsWith("A person has said that it is not theirs");
    agent.proposed(propose("9903", "Acme"));
  }

  @Test
  void proposal_goesWithItsCustomer() {
    agent.proposed(propose("9904", "G1"));
    company.crm().delete("accounts", "G1", Optional.empty());
    company.turn();

    assertThat(proposals("9904")).isEmpty();
    assertThat(agent.problem(404, propose("9904", "G1")).path("type").asText())
        .endsWith(":unknown");
  }

  @Test
  void proposal_ofANameThatSeveralHaveAsksWhich() {
    JsonNode twins = agent.problem(409, propose("9905", "twin"));

    assertThat(twins.path("candidates").findValuesAsText("name")).containsExactly("Twin", "Twin");
    assertThat(twins.path("proposable").asText()).isEqualTo("desk/organization/9905");
    assertThat(proposals("9905")).isEmpty();
    agent.proposed(
        propose("9905", twins.path("candidates").get(1).path("customer").path("id").asText()));
  }

  @Test
  void proposal_isRefusedByName() {
    assertThat(agent.problem(404, propose("0", "Acme")).path("detail").asText())
        .contains("desk/organization/0");
    assertThat(agent.problem(404, propose("9906", "Nobody's name")).path("detail").asText())
        .contains("Nobody's name");
    for (String body :
        List.of(
            "",
            "[]",
            "null",
            "{",
            "{\"record\": \"desk/organization/9906\"}",
            "{\"record\": {\"a\": 1}, \"customer\": \"Acme\"}",
            "{\"record\": \"%s\", \"customer\": \"Acme\"}".formatted("x".repeat(3_000)))) {
      assertThat(agent.problem(400, agent.propose(body)).path("type").asText())
          .as(body)
          .endsWith(":unclear");
    }
    assertThat(proposals("9906")).isEmpty();
  }

  @Test
  void proposal_needsItsScopeAndMethod() {
    HttpResponse<String> refused =
        reader.propose("{\"record\": \"desk/organization/9906\", \"customer\": \"Acme\"}");

    assertThat(reader.problem(403, refused).path("detail").asText()).contains("propose");
    assertThat(refused.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(header -> assertThat(header).contains("scope=\"propose\""));
    assertThat(proposals("9906")).isEmpty();
  }
}
