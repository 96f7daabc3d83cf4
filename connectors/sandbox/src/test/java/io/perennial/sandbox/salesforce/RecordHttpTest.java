package io.perennial.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.salesforce.org.Access;
import io.perennial.sandbox.state.FieldChange;
import io.perennial.sandbox.state.RecordWrite;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordHttpTest extends SalesforceTestCase {

  @Test
  void get_answersTheFieldsAskedFor() {
    JsonNode json = client.get("/sobjects/Account/" + ACME + "?fields=Name,Industry").json();

    assertThat(json.path("Name").asText()).isEqualTo("Acme");
    assertThat(json.has("Website")).isFalse();
    assertThat(client.get("/sobjects/Account/" + ACME).json().has("Website")).isTrue();
    assertThat(client.get("/sobjects/account/" + ACME.substring(0, 15)).status()).isEqualTo(200);
    assertThat(client.get("/sobjects/Account/" + ACME + "?fields=Nope").errorCode())
        .isEqualTo("INVALID_FIELD");
  }

  @Test
  void get_saysWhatIsNotThere() {
    assertThat(client.get("/sobjects/Account/" + id("001", 99)).errorCode()).isEqualTo("NOT_FOUND");
    Client.Reply gone = client.get("/sobjects/Account/" + GONE);
    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.errorCode()).isEqualTo("ENTITY_IS_DELETED");
  }

  @Test
  void get_answersNotModified() {
    String path = "/sobjects/Account/" + ACME;

    assertThat(client.get(path, "If-Modified-Since", "Sat, 31 Oct 2026 13:00:00 GMT").status())
        .isEqualTo(304);
    assertThat(client.get(path, "If-Modified-Since", "Sat, 31 Oct 2026 12:59:59 GMT").status())
        .isEqualTo(200);
  }

  @Test
  void create_stampsTheRecord() {
    Client.Reply reply =
        client.post("/sobjects/Task", "{\"Subject\":\"Call\",\"WhatId\":\"" + ACME + "\"}");

    assertThat(reply.status()).isEqualTo(201);
    String id = reply.json().path("id").asText();
    assertThat(id).hasSize(18).startsWith("00T");
    assertThat(reply.header("Location")).endsWith(id);
    JsonNode task = client.get("/sobjects/Task/" + id).json();
    assertThat(task.path("Status").asText()).isEqualTo("Not Started");
    assertThat(task.path("Priority").asText()).isEqualTo("Normal");
    assertThat(task.path("OwnerId").asText()).isEqualTo(salesforce.integration().id());
    assertThat(task.path("CreatedDate").asText()).isEqualTo("2026-11-01T12:00:00.000+0000");
  }

  @Test
  void update_movesTimeStampsAndNamesTheUser() {
    pass(90);
    Client person = Client.login(salesforce, salesforce.person());

    Client.Reply reply = person.patch("/sobjects/Account/" + ACME, "{\"Industry\":\"Media\"}");

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.text()).isEmpty();
    JsonNode acme = client.get("/sobjects/Account/" + ACME).json();
    assertThat(acme.path("Industry").asText()).isEqualTo("Media");
    assertThat(acme.path("SystemModstamp").asText()).isEqualTo("2026-11-01T12:01:30.000+0000");
    assertThat(acme.path("LastModifiedDate").asText()).isEqualTo("2026-11-01T12:01:30.000+0000");
    assertThat(acme.path("LastModifiedById").asText()).isEqualTo(salesforce.person().id());
    assertThat(acme.path("CreatedDate").asText()).isEqualTo("2026-10-31T13:00:00.000+0000");
  }

  @Test
  void update_normalisesValues() {
    String body =
        "{\"Health_Score__c\":71.5,\"Name\":\" Acme \",\"Industry\":\"\","
            + "\"Renewal_Date__c\":\"2026-12-31\",\"Health_Band__c\":\"green\"}";

    assertThat(client.patch("/sobjects/Account/" + ACME, body).status()).isEqualTo(204);

    JsonNode acme = client.get("/sobjects/Account/" + ACME).json();
    assertThat(acme.path("Health_Score__c").asDouble()).isEqualTo(72.0);
    assertThat(acme.path("Name").asText()).isEqualTo("Acme");
    assertThat(acme.path("Industry").isNull()).isTrue();
    assertThat(acme.path("Renewal_Date__c").asText()).isEqualTo("2026-12-31");
    assertThat(acme.path("Health_Band__c").asText()).isEqualTo("GREEN");
  }

  @Test
  void update_isJournalledWithBeforeAndAfter() {
    client.patch("/sobjects/Account/" + BETA, "{\"Health_Score__c\":72,\"Industry\":\"Media\"}");

    RecordWrite write = salesforce.writes().last(BETA).orElseThrow();
    assertThat(write.by()).isEqualTo(salesforce.integration().id());
    assertThat(write.fields())
        .containsExactly(
            new FieldChange(
                "Health_Score__c",
                Optional.of(new BigDecimal("72")),
                Optional.of(new BigDecimal("72"))),
            new FieldChange("Industry", Optional.of("Banking"), Optional.of("Media")));
    assertThat(salesforce.writes().needless()).containsExactly(write);

    client.patch("/sobjects/Account/" + BETA, "{\"Health_Score__c\":72,\"Industry\":\"Media\"}");

    assertThat(salesforce.writes().repeated()).hasSize(1);
  }

  @Test
  void update_obeysIfUnmodifiedSince() {
    String path = "/sobjects/Account/" + ACME;
    String body = "{\"Industry\":\"Media\"}";

    assertThat(
            client
                .patch(path, body, "If-Unmodified-Since", "Sat, 31 Oct 2026 12:59:59 GMT")
                .status())
        .isEqualTo(412);
    assertThat(
            client
                .patch(path, body, "If-Unmodified-Since", "Sat, 31 Oct 2026 13:00:00 GMT")
                .status())
        .isEqualTo(204);
  }

  @Test
  void newStage_changesWhatFollowsFromIt() {
    client.patch("/sobjects/Opportunity/" + RENEWAL, "{\"StageName\":\"Closed Won\"}");

    JsonNode renewal = client.get("/sobjects/Opportunity/" + RENEWAL).json();
    assertThat(renewal.path("IsWon").asBoolean()).isTrue();
    assertThat(renewal.path("Probability").asInt()).isEqualTo(100);
  }

  @Test
  void delete_takesChildrenAlong() {
    assertThat(client.delete("/sobjects/Account/" + ACME).status()).isEqualTo(204);

    assertThat(client.delete("/sobjects/Account/" + ACME).errorCode())
        .isEqualTo("ENTITY_IS_DELETED");
    assertThat(client.values("SELECT Id FROM Opportunity", "Id")).containsExactly(LOST);
    assertThat(client.values("SELECT Id FROM Task", "Id")).isEmpty();
    assertThat(client.values("SELECT Name, Parent.Name FROM Account", "Name"))
        .containsExactly("beta");
  }

  @Test
  void readOnlyField_isVisibleAndRefusesWrites() {
    salesforce.access().profile(salesforce.integration(), "Account.Industry", Access.Level.READ);

    Client.Reply reply = client.patch("/sobjects/Account/" + ACME, "{\"Industry\":\"Media\"}");

    assertThat(reply.errorCode()).isEqualTo("INVALID_FIELD_FOR_INSERT_UPDATE");
    assertThat(client.query("SELECT Industry FROM Account").status()).isEqualTo(200);
  }
}
