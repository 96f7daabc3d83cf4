package io.perennial.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.FieldType;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordsTest extends SalesforceTestCase {

  @Test
  void merge_movesChildrenAndDeletesTheLoser() {
    pass(60);

    salesforce.records().merge(salesforce.person(), "Account", BETA, List.of(ACME));

    JsonNode loser =
        client
            .queryAll(
                "SELECT IsDeleted, MasterRecordId, SystemModstamp FROM Account WHERE Id = '"
                    + ACME
                    + "'")
            .json()
            .at("/records/0");
    assertThat(loser.path("IsDeleted").asBoolean()).isTrue();
    assertThat(loser.path("MasterRecordId").asText()).isEqualTo(BETA);
    assertThat(loser.path("SystemModstamp").asText()).isEqualTo("2026-11-01T12:01:00.000+0000");
    assertThat(client.values("SELECT Id FROM Opportunity WHERE AccountId = '" + BETA + "'", "Id"))
        .containsExactlyInAnyOrder(RENEWAL, UPSELL, LOST);
    assertThat(client.values("SELECT Id FROM Contact WHERE AccountId = '" + BETA + "'", "Id"))
        .containsExactly(JANE);
    assertThat(client.values("SELECT Id FROM Task WHERE WhatId = '" + BETA + "'", "Id"))
        .containsExactly(CALL);
    assertThat(
            client.values(
                "SELECT Id FROM Opportunity WHERE SystemModstamp >= 2026-11-01T12:01:00Z", "Id"))
        .containsExactly(RENEWAL, UPSELL);
    assertThat(salesforce.records().get("Account", BETA).orElseThrow())
        .containsEntry("SystemModstamp", NOW.plusSeconds(60));
  }

  @Test
  void update_actsForAnybodyAndIsCheckedLikeACall() {
    salesforce
        .records()
        .update(salesforce.person(), "Account", ACME, Map.of("Industry", "Media", "Site", "1"));
    salesforce
        .records()
        .update(salesforce.person(), "Account", ACME, Collections.singletonMap("Site", null));

    Map<String, Object> acme = salesforce.records().get("Account", ACME).orElseThrow();
    assertThat(acme)
        .containsEntry("Industry", "Media")
        .containsEntry("LastModifiedById", salesforce.person().id())
        .doesNotContainKey("Site");
    assertThatThrownBy(
            () ->
                salesforce
                    .records()
                    .update(salesforce.person(), "Account", ACME, Map.of("Nope", 1)))
        .isInstanceOf(ApiException.class);
  }

  @Test
  void calculate_changesAFormulaWithoutATimeStampOrTheJournal() {
    salesforce
        .schema()
        .put(
            salesforce.schema().standard("Account"),
            Field.named("Tier__c", FieldType.STRING).formula("\"Gold\"").build(),
            NOW);
    String query = "SELECT Tier__c, SystemModstamp FROM Account WHERE Id = '" + ACME + "'";
    JsonNode before = client.queryAll(query).json().at("/records/0");
    long writes = salesforce.writes().count();
    pass(60);

    salesforce.records().calculate("Account", ACME, Map.of("Tier__c", "Silver"));

    JsonNode after = client.queryAll(query).json().at("/records/0");
    assertThat(before.path("Tier__c").asText()).isEqualTo("Gold");
    assertThat(after.path("Tier__c").asText()).isEqualTo("Silver");
    assertThat(after.path("SystemModstamp")).isEqualTo(before.path("SystemModstamp"));
    assertThat(salesforce.writes().count()).isEqualTo(writes);
  }

  @Test
  void create_delete_andUndelete_followEachOther() {
    String id =
        salesforce
            .records()
            .create(
                salesforce.admin(),
                "Opportunity",
                Map.of("Name", "x", "StageName", "Prospecting", "CloseDate", "2026-12-01"));
    assertThat(salesforce.records().get("Opportunity", id).orElseThrow())
        .containsEntry("Probability", BigDecimal.TEN);

    salesforce.records().delete(salesforce.admin(), "Opportunity", id);
    assertThat(client.get("/sobjects/Opportunity/" + id).errorCode())
        .isEqualTo("ENTITY_IS_DELETED");

    salesforce.records().undelete(salesforce.admin(), "Opportunity", id);
    assertThat(client.get("/sobjects/Opportunity/" + id).status()).isEqualTo(200);
  }

  @Test
  void changedRecord_movesToTheEndOfTheOrder() {
    pass(5);
    salesforce.records().update(salesforce.person(), "Account", ACME, Map.of("Site", "1"));

    assertThat(
            client.values("SELECT Name FROM Account ORDER BY SystemModstamp, Id LIMIT 5", "Name"))
        .containsExactly("beta", "Acme");
    assertThat(
            client.values(
                "SELECT Name FROM Account ORDER BY SystemModstamp DESC, Id DESC LIMIT 1", "Name"))
        .containsExactly("Acme");
  }
}
