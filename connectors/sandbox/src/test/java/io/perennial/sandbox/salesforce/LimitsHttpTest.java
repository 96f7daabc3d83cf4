package io.perennial.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitsHttpTest extends SalesforceTestCase {

  @Override
  SalesforceOptions options() {
    return SalesforceOptions.defaults().dailyCalls(5);
  }

  @Test
  void everyAnswer_tellsTheUsage() {
    assertThat(client.get("/limits").header("Sforce-Limit-Info")).isEqualTo("api-usage=1/5");
    assertThat(client.query("SELECT Nope").header("Sforce-Limit-Info")).isEqualTo("api-usage=2/5");
  }

  @Test
  void limits_tellWhatIsLeft() {
    salesforce.usage().use(2);

    JsonNode limits = client.get("/limits/").json();

    assertThat(limits.at("/DailyApiRequests/Max").asInt()).isEqualTo(5);
    assertThat(limits.at("/DailyApiRequests/Remaining").asInt()).isEqualTo(2);
  }

  @Test
  void fifthCallPasses_sixthIsRefusedUntilADayHasPassed() {
    for (int i = 0; i < 5; i++) {
      assertThat(client.get("/limits").status()).isEqualTo(200);
    }

    Client.Reply refused = client.get("/limits");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.errorCode()).isEqualTo("REQUEST_LIMIT_EXCEEDED");
    assertThat(refused.header("Retry-After")).isEmpty();
    assertThat(Client.login(salesforce, salesforce.person()).get("/limits").status())
        .isEqualTo(403);
    pass(Duration.ofHours(24).toSeconds());
    assertThat(client.get("/limits").status()).isEqualTo(200);
  }

  @Test
  void versions_needNoSessionAndNoAllowance() {
    salesforce.usage().use(5);

    JsonNode versions = client.at("/services/data").get("").json();

    assertThat(versions.path(25).path("version").asText()).isEqualTo("66.0");
    assertThat(versions.path(25).path("label").asText()).isEqualTo("Spring '26");
  }

  @Test
  void journal_countsCallsByTemplate() {
    client.query("SELECT Id FROM Account");
    client.get("/sobjects/Account/" + ACME);
    client.get("/sobjects/Account/" + BETA);

    assertThat(salesforce.journal().byKind())
        .containsEntry("GET /services/data/{version}/sobjects/{object}/{id}", 2L)
        .containsEntry("GET /services/data/{version}/query", 1L)
        .containsEntry("POST /services/oauth2/token", 1L);
  }
}
