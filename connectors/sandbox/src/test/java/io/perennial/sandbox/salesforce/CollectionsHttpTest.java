package io.perennial.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CollectionsHttpTest extends SalesforceTestCase {

  private static final String PATH = "/composite/sobjects";

  @Test
  void update_answersEachRecordInOrderWithTwoHundred() {
    Client.Reply reply =
        client.patch(
            PATH,
            body(
                false,
                record("Account", BETA, "\"Health_Score__c\":1"),
                record("Account", ACME, "\"Health_Band__c\":\"PURPLE\""),
                record("Account", id("001", 99), "\"Site\":\"1\""),
                record("Account", GONE, "\"Site\":\"1\""),
                record("Account", "nonsense", "\"Site\":\"1\""),
                record("Account", ACME, "\"Renewal_Date__c\":5"),
                record("Account", ACME, "\"Nope\":5"),
                record("Opportunity", RENEWAL, "\"NextStep\":null")));

    assertThat(reply.status()).isEqualTo(200);
    JsonNode json = reply.json();
    assertThat(json.at("/0/id").asText()).isEqualTo(BETA);
    assertThat(json.at("/0/success").asBoolean()).isTrue();
    assertThat(json.at("/0/errors")).isEmpty();
    assertThat(code(json, 1)).isEqualTo("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
    assertThat(json.at("/1/errors/0/fields/0").asText()).isEqualTo("Health_Band__c");
    assertThat(code(json, 2)).isEqualTo("INVALID_CROSS_REFERENCE_KEY");
    assertThat(code(json, 3)).isEqualTo("ENTITY_IS_DELETED");
    assertThat(code(json, 4)).isEqualTo("MALFORMED_ID");
    assertThat(code(json, 5)).isEqualTo("INVALID_TYPE_ON_FIELD_IN_RECORD");
    assertThat(code(json, 6)).isEqualTo("INVALID_FIELD");
    assertThat(json.at("/7/success").asBoolean()).isTrue();
  }

  @Test
  void allOrNone_undoesWhatWouldHaveSucceeded() {
    Client.Reply reply =
        client.patch(
            PATH,
            body(
                true,
                record("Account", BETA, "\"Health_Score__c\":1"),
                record("Account", ACME, "\"Health_Score__c\":1000")));

    assertThat(code(reply.json(), 0)).isEqualTo("ALL_OR_NONE_OPERATION_ROLLED_BACK");
    assertThat(code(reply.json(), 1)).isEqualTo("NUMBER_OUTSIDE_VALID_RANGE");
    assertThat(salesforce.writes().count()).isZero();
    assertThat(
            client.values(
                "SELECT Health_Score__c FROM Account WHERE Name = 'beta'", "Health_Score__c"))
        .containsExactly("72.0");
    assertThat(client.get("/sobjects/Account/" + BETA).json().path("SystemModstamp").asText())
        .isEqualTo("2026-10-31T14:00:00.000+0000");
  }

  @Test
  void lockedRow_failsAloneInsideTheBatch() {
    salesforce.obstacles().lockRow(ACME, 1);
    String body =
        body(
            false,
            record("Account", ACME, "\"Site\":\"1\""),
            record("Account", BETA, "\"Site\":\"1\""));

    JsonNode first = client.patch(PATH, body).json();
    JsonNode second = client.patch(PATH, body).json();

    assertThat(code(first, 0)).isEqualTo("UNABLE_TO_LOCK_ROW");
    assertThat(first.at("/1/success").asBoolean()).isTrue();
    assertThat(second.at("/0/success").asBoolean()).isTrue();
    assertThat(salesforce.writes().repeated()).hasSize(1);
  }

  @Test
  void create_answersIds() {
    JsonNode json =
        client
            .post(
                PATH,
                """
                {"records":[{"attributes":{"type":"Account"},"Name":"New"},
                            {"attributes":{"type":"Contact"},"FirstName":"No last name"}]}
                """)
            .json();

    assertThat(json.at("/0/id").asText()).startsWith("001");
    assertThat(code(json, 1)).isEqualTo("REQUIRED_FIELD_MISSING");
  }

  @Test
  void delete_takesIdsFromTheUrl() {
    JsonNode json =
        client.delete(PATH + "?ids=" + RENEWAL + "," + GONE + "&allOrNone=false").json();

    assertThat(json.at("/0/success").asBoolean()).isTrue();
    assertThat(code(json, 1)).isEqualTo("ENTITY_IS_DELETED");
  }

  @Test
  void size_isAtMostTwoHundred() {
    String record = record("Account", ACME, "\"Site\":\"1\"");
    String[] records = Collections.nCopies(201, record).toArray(String[]::new);

    Client.Reply reply = client.patch(PATH, body(false, records));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errorCode()).isEqualTo("EXCEEDED_ID_LIMIT");
    records = Collections.nCopies(200, record).toArray(String[]::new);
    assertThat(client.patch(PATH, body(false, records)).status()).isEqualTo(200);
  }

  @Test
  void chunksOfMixedTypes_areAtMostTen() {
    String eleven =
        IntStream.range(0, 11)
            .mapToObj(
                i ->
                    i % 2 == 0
                        ? record("Account", ACME, "\"Site\":\"1\"")
                        : record("Opportunity", RENEWAL, "\"NextStep\":\"1\""))
            .collect(Collectors.joining(","));

    assertThat(client.patch(PATH, "{\"records\":[" + eleven + "]}").errorCode())
        .isEqualTo("LIMIT_EXCEEDED");
  }

  @Test
  void retrieve_answersNullForWhatIsMissing() {
    JsonNode json =
        client
            .post(
                PATH + "/Account",
                "{\"ids\":[\"%s\",\"%s\",\"%s\",\"%s\"],\"fields\":[\"Name\",\"Owner.Name\"]}"
                    .formatted(BETA, id("001", 99), GONE, ACME.substring(0, 15)))
            .json();

    assertThat(json).hasSize(4);
    assertThat(json.at("/0/Name").asText()).isEqualTo("beta");
    assertThat(json.path(1).isNull()).isTrue();
    assertThat(json.path(2).isNull()).isTrue();
    assertThat(json.at("/3/Owner/Name").asText()).isEqualTo("Olga Owner");
    assertThat(
            client
                .get(PATH + "/Account?ids=" + ACME + "&fields=Name")
                .json()
                .at("/0/Name")
                .asText())
        .isEqualTo("Acme");
  }

  @Test
  void retrieve_takesAtMostTwoThousand() {
    String ids = String.join("\",\"", Collections.nCopies(2001, ACME));

    assertThat(
            client
                .post(PATH + "/Account", "{\"ids\":[\"" + ids + "\"],\"fields\":[\"Name\"]}")
                .errorCode())
        .isEqualTo("EXCEEDED_ID_LIMIT");
  }

  private static String code(JsonNode json, int place) {
    assertThat(json.path(place).path("success").asBoolean()).isFalse();
    return json.at("/" + place + "/errors/0/statusCode").asText();
  }

  private static String record(String type, String id, String fields) {
    return "{\"attributes\":{\"type\":\"%s\"},\"id\":\"%s\",%s}".formatted(type, id, fields);
  }

  private static String body(boolean allOrNone, String... records) {
    return "{\"allOrNone\":%s,\"records\":[%s]}".formatted(allOrNone, String.join(",", records));
  }
}
