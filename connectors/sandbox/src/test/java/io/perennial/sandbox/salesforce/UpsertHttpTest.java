package io.perennial.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class UpsertHttpTest extends SalesforceTestCase {

  private static final String KEY = "/sobjects/Account/Zendesk_Id__c/";

  @Test
  void upsert_updatesTheRecordWithTheKey() {
    Client.Reply reply = client.patch(KEY + "acme%201%2F%C3%A9", "{\"Site\":\"1\"}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("id").asText()).isEqualTo(ACME);
    assertThat(reply.json().path("created").asBoolean()).isFalse();
    assertThat(reply.json().path("errors")).isEmpty();
  }

  @Test
  void upsert_createsARecordWithTheKey() {
    Client.Reply reply = client.patch(KEY + "new-1", "{\"Name\":\"New\"}");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().path("created").asBoolean()).isTrue();
    assertThat(client.values("SELECT Name FROM Account WHERE Zendesk_Id__c = 'NEW-1'", "Name"))
        .containsExactly("New");
  }

  @Test
  void updateOnly_createsNothing() {
    Client.Reply reply = client.patch(KEY + "new-1?updateOnly=true", "{\"Name\":\"New\"}");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(salesforce.writes().count()).isZero();
  }

  @Test
  void ambiguousKey_answersTheChoicesAndChangesNothing() {
    salesforce
        .records()
        .update(salesforce.person(), "Account", BETA, Map.of("Zendesk_Id__c", "ACME 1/é"));
    salesforce.writes().reset();

    Client.Reply reply = client.patch(KEY + "acme%201%2F%C3%A9", "{\"Site\":\"1\"}");

    assertThat(reply.status()).isEqualTo(300);
    assertThat(reply.json()).hasSize(2);
    assertThat(reply.json().path(0).asText())
        .isEqualTo("/services/data/v66.0/sobjects/Account/" + ACME);
    assertThat(salesforce.writes().count()).isZero();
  }

  @Test
  void keyInTheBody_isRefused() {
    assertThat(client.patch(KEY + "x", "{\"Zendesk_Id__c\":\"x\"}").errorCode())
        .isEqualTo("INVALID_FIELD");
  }

  @Test
  void fieldThatIsNoKey_isNotFound() {
    Client.Reply reply = client.patch("/sobjects/Account/Industry/Energy", "{\"Site\":\"1\"}");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.message()).contains("Provided external ID field does not exist");
  }

  @Test
  void collection_upsertsByKey() {
    Client.Reply reply =
        client.patch(
            "/composite/sobjects/Account/Zendesk_Id__c",
            """
            {"allOrNone":false,"records":[
              {"attributes":{"type":"Account"},"Zendesk_Id__c":"acme 1/é","Site":"1"},
              {"attributes":{"type":"Account"},"Zendesk_Id__c":"new-1","Name":"New"},
              {"attributes":{"type":"Account"},"Zendesk_Id__c":"new-2"},
              {"attributes":{"type":"Account"},"Name":"No key"}]}
            """);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().at("/0/created").asBoolean(true)).isFalse();
    assertThat(reply.json().at("/1/created").asBoolean()).isTrue();
    assertThat(reply.json().at("/2/errors/0/statusCode").asText())
        .isEqualTo("REQUIRED_FIELD_MISSING");
    assertThat(reply.json().at("/3/errors/0/statusCode").asText()).isEqualTo("MISSING_ARGUMENT");
  }
}
