package io.perennial.console.context;

import static io.perennial.access.ApiScope.CONTEXT;
import static io.perennial.access.ApiScope.MONEY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.FailureKind;
import io.perennial.console.Company;
import io.perennial.console.ContextClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each state that a customer or a record may be in has an answer of its own. */
class ContextStatesTest {

  private static final String EVIL = "<script>alert(1)</script>";

  private static final Company company =
      Company.open(Map.of("perennial.public-url", "https://p.acme.example/"));

  private static final ContextClient client = ContextClient.of(company, CONTEXT, MONEY);

  @BeforeAll
  static void fill() {
    company
        .everywhere("A1", "Acme", "acme.example")
        .ticket("A1", "7001", "2026-06-01", "urgent", "open")
        .ticket("A1", "7002", "2026-06-10", "normal", "open")
        .ticket("A1", "7003", "2026-05-10", "normal", "solved")
        .subscription("A1", "sub_1", 120_000, "eur", "2026-08-15")
        .invoice("A1", "in_1", 240_000, "eur", "2026-05-01", false)
        .everywhere("A2", "Acme France", "acme-france.example")
        .ticket("A2", "7101", "2026-05-01", "urgent", "open")
        .subscription("A2", "sub_2", 120_000, "eur", "2026-08-15")
        .invoice("A2", "in_2", 240_000, "eur", "2026-05-01", false)
        .account("A4", "Acme Peru")
        .account("A5", EVIL, Map.of("Website", "evil.example"))
        .account("A6", "Holding", Map.of());
    company.crm().put("accounts", "A1", Map.of("ParentId", "A6"));
    company.crm().put("accounts", "A2", Map.of("ParentId", "A1"));
    company.crm().put("accounts", "A4", Map.of("ParentId", "A1"));
    company
        .desk()
        .put(
            "tickets",
            "7901",
            Map.of(
                "created_at", "2026-06-01T09:00:00Z",
                "status", "open",
                "requester", Map.of("organization_id", "9A1")));
    company
        .desk()
        .put(
            "tickets",
            "7003",
            Map.of(
                "satisfaction_rating",
                Map.of(
                    "score", "bad",
                    "created_at", "2026-05-11T09:00:00Z",
                    "updated_at", "2026-05-12T09:00:00Z")));
    company.turn();
  }

  @AfterAll
  static void stop() {
    company.close();
  }

  @Test
  void context_saysWhatToKnowBeforeTalking() {
    JsonNode acme = client.context("zendeskTicketId", "7001");

    assertThat(acme.path("customer").path("link").asText())
        .isEqualTo("https://p.acme.example/customers/" + company.id("Acme"));
    assertThat(acme.path("owner").asText()).isEqualTo("Rita Rep");
    assertThat(acme.path("touchModel").asText()).isNotEmpty();
    assertThat(acme.path("health").path("state").asText()).isEqualTo("SCORED");
    assertThat(acme.path("health").path("points").asInt()).isBetween(0, 100);
    assertThat(acme.path("health").path("coverage").asInt()).isPositive();
    assertThat(acme.path("health").path("drivers")).isNotEmpty();
    assertThat(acme.path("health").path("worst")).hasSize(2);
    assertThat(acme.path("health").path("worst").findValuesAsText("measure")).contains("payment");
    assertThat(acme.path("renewal").path("date").asText()).isEqualTo("2026-08-15");
    assertThat(acme.path("renewal").path("days").asInt()).isEqualTo(46);
    assertThat(acme.path("renewal").path("mode").asText()).isEqualTo("renews by itself");
    assertThat(acme.path("renewal").path("source").asText()).isEqualTo("PERIOD");
    assertThat(acme.path("billing").path("overdue").asText()).isEqualTo("YES");
    assertThat(acme.path("billing").path("since").asText()).isEqualTo("2026-05-02");
    assertThat(acme.path("flags").path("open").findValuesAsText("name"))
        .contains("PAYMENT_OVERDUE", "CRITICAL_TICKET_AGING");
    assertThat(acme.path("flags").path("open").get(0).path("owner").asText()).isNotEmpty();
    assertThat(acme.path("guidance").asText()).startsWith("Renewal on 15 Aug 2026. Health: ");
    assertThat(acme.path("stale").asBoolean()).isFalse();
    assertThat(acme.path("sources").findValuesAsText("connection"))
        .containsExactly("crm", "desk", "billing");
    assertThat(acme.path("sources").get(0).path("ageMinutes").asInt()).isEqualTo(4);
  }

  @Test
  void support_countsTicketsAndNamesTheCriticalOnes() {
    JsonNode acme = client.context("salesforceAccountId", "A1");
    JsonNode support = acme.path("support");

    assertThat(support.path("openTickets").asInt()).isEqualTo(3);
    assertThat(support.path("openCriticalTickets").asInt()).isEqualTo(1);
    assertThat(support.path("critical")).hasSize(1);
    assertThat(support.path("critical").get(0).path("id").asText()).isEqualTo("7001");
    assertThat(support.path("critical").get(0).path("days").asInt()).isEqualTo(29);
    assertThat(acme.path("survey").path("rating").asInt()).isEqualTo(1);
    assertThat(acme.path("survey").path("on").asText()).isEqualTo("2026-05-12");
  }

  @Test
  void family_namesParentsAndChildrenAtRisk() {
    JsonNode family = client.context("salesforceAccountId", "A1").path("family");

    assertThat(family.path("parents").findValuesAsText("name")).containsExactly("Holding");
    assertThat(family.path("children").asInt()).isEqualTo(2);
    assertThat(family.path("childrenAtRisk").asInt()).isEqualTo(1);
    assertThat(family.path("atRisk").findValuesAsText("name")).containsExactly("Acme France");
    assertThat(
            client
                .context("salesforceAccountId", "A2")
                .path("family")
                .path("parents")
                .findValuesAsText("name"))
        .as("the nearest first")
        .containsExactly("Acme", "Holding");
  }

  @Test
  void customer_thatOnlyTheCrmKnowsIsUnknownAndNotZero() {
    JsonNode peru = client.context("salesforceAccountId", "A4");

    assertThat(peru.path("health").path("state").asText()).isEqualTo("UNKNOWN");
    assertThat(peru.path("health").path("points").isNull()).isTrue();
    assertThat(peru.path("health").path("because").asText()).contains("of the model's weight");
    assertThat(peru.path("support").path("known").asBoolean()).isFalse();
    assertThat(peru.path("support").path("openTickets").isNull()).isTrue();
    assertThat(peru.path("billing").path("overdue").asText()).isEqualTo("UNKNOWN");
    assertThat(peru.path("renewal").path("date").isNull()).isTrue();
    assertThat(peru.path("survey").isNull()).isTrue();
    assertThat(peru.path("owner").isNull()).isTrue();
  }

  @Test
  void name_isJsonWhateverPeopleTyped() {
    JsonNode evil = client.context("email", "x@evil.example");

    assertThat(evil.path("customer").path("name").asText()).isEqualTo(EVIL);
    assertThat(
            client.send("email", "x@evil.example").headers().firstValue("X-Content-Type-Options"))
        .hasValue("nosniff");
  }

  @Test
  void customer_thatIsNewSaysSo() {
    company
        .perennial()
        .store()
        .sql(
            "insert into customer (connection, account_id, name, since)"
                + " values ('crm', 'N1', 'Newcomer', now())")
        .update();

    JsonNode newcomer = client.context("salesforceAccountId", "N1");

    assertThat(newcomer.path("health").path("state").asText()).isEqualTo("NOT_SCORED");
    assertThat(newcomer.path("flags").path("total").asInt()).isZero();
  }

  @Test
  void flags_areTenAtMostWithTheNumberOfAll() {
    company
        .perennial()
        .store()
        .sql(
            """
            update health set flags = (
              select jsonb_agg(jsonb_build_object('name', 'FLAG_' || i, 'danger', false,
                'because', 'b', 'plain', 'b', 'action', 'a', 'owner', 'CSM') order by i)
              from generate_series(1, 50) i)
            where customer = :customer
            """)
        .param("customer", company.id(EVIL))
        .update();

    JsonNode flags = client.context("salesforceAccountId", "A5").path("flags");

    assertThat(flags.path("total").asInt()).isEqualTo(50);
    assertThat(flags.path("open")).hasSize(10);
    assertThat(flags.path("open").get(9).path("label").asText()).isEqualTo("flag 10");
  }

  @Test
  void source_thatIsStaleIsShownAsStale() {
    try (Company stale = Company.open()) {
      stale.everywhere("A1", "Acme", "acme.example");
      ContextClient asking = ContextClient.of(stale, CONTEXT);
      stale.turn();
      Instant read = stale.clock().instant();
      stale.clock().advance(Duration.ofDays(3));
      stale.billing().failOnce(FailureKind.PAUSE);
      stale.turn();

      JsonNode acme = asking.context("salesforceAccountId", "A1");

      assertThat(acme.path("stale").asBoolean()).isTrue();
      assertThat(acme.path("sources").findValuesAsText("connection"))
          .containsExactly("crm", "desk", "billing");
      JsonNode billing = acme.path("sources").get(2);
      assertThat(billing.path("stale").asBoolean()).isTrue();
      assertThat(billing.path("because").asText()).contains("billing is paused");
      assertThat(Instant.parse(billing.path("readAt").asText())).isBefore(read);
      assertThat(acme.path("sources").get(1).path("stale").asBoolean()).isFalse();
      assertThat(acme.path("customer").path("link").isNull()).as("no public-url").isTrue();
    }
  }
}
