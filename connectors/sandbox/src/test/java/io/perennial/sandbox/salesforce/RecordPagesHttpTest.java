package io.perennial.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.salesforce.org.Access.Level;
import io.perennial.sandbox.salesforce.org.Identity;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RecordPagesHttpTest extends SalesforceTestCase {

  private static final Pattern SESSION = Pattern.compile("name=\"session\" content=\"([^\"]+)\"");

  private static JsonNode fields(Client by, String id, String optional) {
    Client.Reply reply = by.get("/ui-api/records/%s?optionalFields=%s".formatted(id, optional));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json().path("fields");
  }

  @Test
  void record_hasTheFieldsThatWereAskedFor() {
    JsonNode fields = fields(client, BETA, "Account.Name,Account.Health_Score__c,Account.Site");

    assertThat(fields.at("/Name/value").asText()).isEqualTo("beta");
    assertThat(fields.at("/Health_Score__c/value").asInt()).isEqualTo(72);
    assertThat(fields.path("Site").path("value").isNull()).as("empty, but seen").isTrue();
    assertThat(fields.has("Industry")).isFalse();
  }

  @Test
  void record_reachesParentsByTheirNames() {
    JsonNode account =
        fields(client, RENEWAL, "Opportunity.Account.Name,Opportunity.Account.Owner.LastName")
            .path("Account");

    assertThat(account.path("displayValue").asText()).isEqualTo("Acme");
    assertThat(account.at("/value/apiName").asText()).isEqualTo("Account");
    assertThat(account.at("/value/fields/Name/value").asText()).isEqualTo("Acme");
    assertThat(account.at("/value/fields/Owner/value/fields/LastName/value").asText())
        .isEqualTo("Owner");
    assertThat(fields(client, ACME, "Account.Parent.Name").at("/Parent/value").isNull()).isTrue();
  }

  @Test
  void record_leavesOutWhatTheReaderDoesNotSee() {
    salesforce.access().profile(salesforce.integration(), "Account.Industry", Level.NONE);

    assertThat(fields(client, ACME, "Account.Name,Account.Industry,Account.None__c,Task.Name"))
        .hasSize(1);
    Client.Reply needed = client.get("/ui-api/records/%s?fields=Account.Industry".formatted(ACME));
    assertThat(needed.status()).isEqualTo(400);
    assertThat(needed.errorCode()).isEqualTo("INVALID_FIELD");
    assertThat(fields(client, RENEWAL, "Opportunity.Account.Industry").at("/Account/value/fields"))
        .isEmpty();
  }

  @Test
  void record_showsMoneyInItsOwnCurrency() {
    JsonNode amount = fields(client, RENEWAL, "Opportunity.Amount,Opportunity.StageName");
    assertThat(amount.at("/Amount/displayValue").asText()).isEqualTo("USD 1,000.50");
    assertThat(amount.at("/StageName/displayValue").asText()).isEqualTo("Negotiation/Review");

    Identity yen = new Identity(2, "Yen Ltd", true, true, "JPY");
    try (Salesforce other = Salesforce.start(world(), clock, options().identity(yen))) {
      Client reader = Client.login(other, other.integration());
      other.records().calculate("Opportunity", UPSELL, Map.of("CurrencyIsoCode", "EUR"));

      assertThat(fields(reader, RENEWAL, "Opportunity.Amount").at("/Amount/displayValue").asText())
          .as("the organisation's, which has no cents; 1000.50 is even")
          .isEqualTo("JPY 1,000");
      assertThat(fields(reader, UPSELL, "Opportunity.Amount").at("/Amount/displayValue").asText())
          .isEqualTo("EUR 500.00");
    }
  }

  @Test
  void record_thatIsNotThereIsNotFound() {
    for (String id : List.of(GONE, id("001", 99), "x", "zzz000000000001AAA")) {
      assertThat(
              client.get("/ui-api/records/%s?optionalFields=Account.Name".formatted(id)).status())
          .as(id)
          .isEqualTo(404);
    }
    salesforce.access().share(salesforce.integration(), "Account", fields -> false);
    assertThat(client.get("/ui-api/records/%s".formatted(ACME)).status()).isEqualTo(404);
  }

  @Test
  void page_carriesASessionOfItsPersonAndAStrictPolicy() {
    Client.Reply page = client.at("").get("/lightning/r/Account/%s/view".formatted(ACME));

    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self' 'sha256-", "frame-ancestors 'none'")
        .doesNotContain("unsafe", "http:", "https:", "*");
    assertThat(page.text()).contains("Pat Person").doesNotContain("{{", "http://", "https://");
    Matcher session = SESSION.matcher(page.text());
    assertThat(session.find()).isTrue();
    Client person = Client.of(salesforce, session.group(1));
    assertThat(person.at("").get("/services/oauth2/userinfo").text())
        .contains(salesforce.person().username());
  }

  @Test
  void readerSet_isGivenOnceAndOnlyToThePage() {
    Client person = Client.login(salesforce, salesforce.person());
    assertThat(person.at("").post("/lightning/reader", "").text()).isEqualTo("{\"given\":false}");
    salesforce
        .records()
        .create(
            salesforce.admin(),
            "PermissionSet",
            Map.of("Name", "Perennial_Reader", "Label", "Perennial Reader"));

    assertThat(Client.of(salesforce, "none").at("").post("/lightning/reader", "").status())
        .isEqualTo(401);
    for (int i = 0; i < 2; i++) {
      assertThat(person.at("").post("/lightning/reader", "").text()).isEqualTo("{\"given\":true}");
    }
    assertThat(
            client.values(
                "SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.Name ="
                    + " 'Perennial_Reader'",
                "AssigneeId"))
        .containsExactly(salesforce.person().id());
  }

  @Test
  void files_areServedWithWhatTheyNeed() {
    for (String file :
        List.of(
            "record.js",
            "compiled/panel.js",
            "vendor/engine/index.js",
            "vendor/slds/salesforce-lightning-design-system.min.css",
            "vendor/icons/utility-sprite/svg/symbols.svg",
            "vendor/icons/standard-sprite/svg/symbols.svg")) {
      assertThat(client.at("").get("/lightning/assets/" + file).status()).as(file).isEqualTo(200);
    }
  }
}
