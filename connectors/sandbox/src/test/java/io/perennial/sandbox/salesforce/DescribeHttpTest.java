package io.perennial.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.salesforce.org.Access;
import io.perennial.sandbox.salesforce.org.Identity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescribeHttpTest extends SalesforceTestCase {

  @Test
  void describe_tellsTypeSizeAndRights() {
    JsonNode score = field(client, "Health_Score__c");

    assertThat(score.path("type").asText()).isEqualTo("double");
    assertThat(score.path("precision").asInt()).isEqualTo(3);
    assertThat(score.path("scale").asInt()).isZero();
    assertThat(score.path("updateable").asBoolean()).isTrue();
    assertThat(score.path("custom").asBoolean()).isTrue();
    assertThat(field(client, "Name").path("nillable").asBoolean()).isFalse();
    assertThat(field(client, "SystemModstamp").path("updateable").asBoolean()).isFalse();
    assertThat(field(client, "Zendesk_Id__c").path("externalId").asBoolean()).isTrue();
    assertThat(field(client, "Health_Band__c").at("/picklistValues/1/value").asText())
        .isEqualTo("RED");
    assertThat(field(client, "OwnerId").at("/referenceTo/0").asText()).isEqualTo("User");
  }

  @Test
  void describe_leavesOutWhatTheUserMayNotSee() {
    salesforce.access().profile(salesforce.integration(), "Account.Industry", Access.Level.NONE);
    salesforce.access().profile(salesforce.integration(), "Account.Site", Access.Level.READ);

    assertThat(field(client, "Industry").isMissingNode()).isTrue();
    assertThat(field(client, "Site").path("updateable").asBoolean()).isFalse();
    Client admin = Client.login(salesforce, salesforce.admin());
    assertThat(field(admin, "Industry").isMissingNode()).isFalse();
  }

  @Test
  void describe_answersNotModifiedUntilSomethingChanges() {
    Client.Reply first = client.get("/sobjects/Account/describe");
    String since = first.header("Last-Modified");
    assertThat(client.get("/sobjects/Account/describe", "If-Modified-Since", since).status())
        .isEqualTo(304);

    salesforce.access().profile(salesforce.integration(), "Account.Industry", Access.Level.NONE);

    assertThat(client.get("/sobjects/Account/describe", "If-Modified-Since", since).status())
        .isEqualTo(200);
  }

  @Test
  void currency_existsOnlyInMultiCurrencyOrganisations() {
    assertThat(field(client, "CurrencyIsoCode").isMissingNode()).isTrue();

    Identity identity = new Identity(2, "Euro Ltd", true, true, "EUR");
    try (Salesforce euro = Salesforce.start(world(), clock, options().identity(identity))) {
      Client other = Client.login(euro, euro.integration());

      assertThat(field(other, "CurrencyIsoCode").isMissingNode()).isFalse();
      assertThat(other.values("SELECT CurrencyIsoCode FROM Opportunity LIMIT 1", "CurrencyIsoCode"))
          .containsExactly("EUR");
      assertThat(other.values("SELECT IsoCode FROM CurrencyType", "IsoCode"))
          .containsExactly("EUR");
    }
  }

  @Test
  void organization_saysWhoItIs() {
    JsonNode organization =
        client
            .query(
                "SELECT Id, Name, InstanceName, IsSandbox, OrganizationType,"
                    + " DefaultCurrencyIsoCode FROM Organization")
            .json()
            .at("/records/0");

    assertThat(organization.path("Id").asText()).isEqualTo(salesforce.organizationId());
    assertThat(organization.path("IsSandbox").asBoolean()).isFalse();
    assertThat(organization.path("DefaultCurrencyIsoCode").asText()).isEqualTo("USD");
  }

  @Test
  void global_listsObjects() {
    List<String> names = new ArrayList<>();
    client
        .get("/sobjects")
        .json()
        .path("sobjects")
        .forEach(o -> names.add(o.path("name").asText()));

    assertThat(names).contains("Account", "PermissionSet").doesNotContain("CustomField");
    assertThat(client.get("/sobjects/Account").json().at("/objectDescribe/keyPrefix").asText())
        .isEqualTo("001");
  }

  @Test
  void updated_listsLivingRecordsOfTheWindow() {
    JsonNode json =
        client
            .get(
                "/sobjects/Account/updated/?start=2026-10-31T13%3A00%3A59%2B00%3A00"
                    + "&end=2026-10-31T15:00:00Z")
            .json();

    assertThat(json.path("ids")).extracting(JsonNode::asText).containsExactly(ACME, BETA);
    assertThat(json.path("latestDateCovered").asText()).isEqualTo("2026-10-31T15:00:00.000+0000");
  }

  @Test
  void deleted_listsTheRecycleBin() {
    JsonNode json =
        client
            .get("/sobjects/Account/deleted?start=2026-10-31T13:00:00Z&end=2026-10-31T16:00:00Z")
            .json();

    assertThat(json.at("/deletedRecords/0/id").asText()).isEqualTo(GONE);
    assertThat(json.at("/deletedRecords/0/deletedDate").asText())
        .isEqualTo("2026-10-31T15:00:00.000+0000");
    assertThat(json.path("earliestDateAvailable").asText()).startsWith("2026-10-02");
  }

  @Test
  void window_isAtMostThirtyDaysAndTheRightWayRound() {
    assertThat(
            client
                .get(
                    "/sobjects/Account/updated?start=2026-10-01T00:00:00Z&end=2026-10-31T00:00:00Z")
                .errorCode())
        .isEqualTo("INVALID_REPLICATION_DATE");
    assertThat(
            client
                .get(
                    "/sobjects/Account/updated?start=2026-10-31T00:00:00Z&end=2026-10-31T00:00:30Z")
                .errorCode())
        .isEqualTo("INVALID_REPLICATION_DATE");
  }

  private static JsonNode field(Client client, String name) {
    for (JsonNode field : client.get("/sobjects/Account/describe/").json().path("fields")) {
      if (field.path("name").asText().equals(name)) {
        return field;
      }
    }
    return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }
}
