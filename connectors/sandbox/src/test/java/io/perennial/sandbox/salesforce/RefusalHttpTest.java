package io.perennial.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Fault;
import io.perennial.sandbox.salesforce.write.ValidationRule;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalHttpTest extends SalesforceTestCase {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Site\":\"$LONG\"} | STRING_TOO_LONG | Site: data value too large",
        "{\"Health_Band__c\":\"PURPLE\"} | INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST | PURPLE",
        "{\"Health_Score__c\":1000} | NUMBER_OUTSIDE_VALID_RANGE | outside of valid range",
        "{\"Health_Score__c\":\"many\"} | JSON_PARSER_ERROR | Cannot deserialize instance of double",
        "{\"Renewal_Date__c\":20261231} | JSON_PARSER_ERROR | Cannot deserialize instance of date",
        "{\"Renewal_Date__c\":\"2026-13-01\"} | JSON_PARSER_ERROR | instance of date",
        "{\"NumberOfEmployees\":1.5} | JSON_PARSER_ERROR | instance of int",
        "{\"Name\":12} | JSON_PARSER_ERROR | instance of string",
        "{\"Name\":null} | REQUIRED_FIELD_MISSING | Required fields are missing: [Name]",
        "{\"OwnerId\":\"x\"} | MALFORMED_ID | id value of incorrect type: x",
        "{\"OwnerId\":\"001000000000001AAA\"} | MALFORMED_ID | id value of incorrect type",
        "{\"ParentId\":\"001000000000999AAA\"} | INVALID_CROSS_REFERENCE_KEY | invalid cross",
        "{\"Nope\":1} | INVALID_FIELD | No such column 'Nope' on sobject of type Account",
        "{\"CreatedDate\":\"2026-01-01T00:00:00Z\"} | INVALID_FIELD_FOR_INSERT_UPDATE | CreatedDate",
        "{\"Id\":\"001000000000001AAA\"} | INVALID_FIELD | The Id field should not be specified",
        "{\"Name\":  | JSON_PARSER_ERROR | Unexpected end-of-input",
        "[] | JSON_PARSER_ERROR | Unexpected parameter"
      })
  void wrongValue_isRefusedInSalesforcesWords(String body, String code, String words) {
    Client.Reply reply =
        client.patch("/sobjects/Account/" + ACME, body.replace("$LONG", "x".repeat(81)));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errorCode()).isEqualTo(code);
    assertThat(reply.message()).contains(words);
    assertThat(salesforce.writes().count()).isZero();
  }

  @Test
  void severalWrongValues_areReportedTogether() {
    Client.Reply reply =
        client.patch(
            "/sobjects/Account/" + ACME,
            "{\"Health_Score__c\":1000,\"Health_Band__c\":\"PURPLE\",\"Industry\":\"Media\"}");

    assertThat(reply.json()).hasSize(2);
    assertThat(reply.json().at("/0/fields/0").asText()).isEqualTo("Health_Score__c");
  }

  @Test
  void create_namesAllMissingFields() {
    assertThat(client.post("/sobjects/Opportunity", "{\"Name\":\"x\"}").message())
        .isEqualTo("Required fields are missing: [StageName, CloseDate]");
  }

  @Test
  void wrongContact_isRefusedByItsMailAddress() {
    assertThat(
            client
                .post("/sobjects/Contact", "{\"LastName\":\"x\",\"Email\":\"nobody\"}")
                .errorCode())
        .isEqualTo("INVALID_EMAIL_ADDRESS");
  }

  @Test
  void lockedRow_failsAsOftenAsAsked() {
    salesforce.obstacles().lockRow(ACME, 1);
    String path = "/sobjects/Account/" + ACME;

    assertThat(client.patch(path, "{\"Site\":\"1\"}").errorCode()).isEqualTo("UNABLE_TO_LOCK_ROW");
    assertThat(client.patch(path, "{\"Site\":\"1\"}").status()).isEqualTo(204);
  }

  @Test
  void closedRecord_staysClosed() {
    salesforce.obstacles().close(ACME);

    Client.Reply reply = client.patch("/sobjects/Account/" + ACME, "{\"Site\":\"1\"}");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.errorCode()).isEqualTo("INSUFFICIENT_ACCESS_OR_READONLY");
  }

  @Test
  void validationRule_refusesWhatItDescribes() {
    salesforce
        .obstacles()
        .add(
            new ValidationRule(
                "Account",
                "Site_Needs_Phone",
                "A site needs a phone",
                Optional.of("Site"),
                fields -> fields.containsKey("Site") && !fields.containsKey("Phone")));
    String path = "/sobjects/Account/" + ACME;

    Client.Reply reply = client.patch(path, "{\"Site\":\"1\"}");

    assertThat(reply.errorCode()).isEqualTo("FIELD_CUSTOM_VALIDATION_EXCEPTION");
    assertThat(reply.message()).isEqualTo("A site needs a phone");
    assertThat(reply.json().at("/0/fields/0").asText()).isEqualTo("Site");
    assertThat(client.patch(path, "{\"Site\":\"1\",\"Phone\":\"2\"}").status()).isEqualTo(204);
  }

  @Test
  void organization_isWrittenByNobody() {
    String path = "/sobjects/Organization/" + salesforce.organizationId();

    assertThat(client.patch(path, "{\"Name\":\"x\"}").errorCode())
        .isEqualTo("INSUFFICIENT_ACCESS_OR_READONLY");
  }

  @Test
  void path_isFoundOrNot() {
    assertThat(client.get("/nowhere").status()).isEqualTo(404);
    assertThat(client.post("/query", "{}").status()).isEqualTo(405);
    assertThat(client.get("/sobjects/Nope/describe").errorCode()).isEqualTo("INVALID_TYPE");
    assertThat(client.patch("/sobjects/Account/" + ACME, "").errorCode())
        .isEqualTo("JSON_PARSER_ERROR");
    assertThat(
            client
                .send("PATCH", "/sobjects/Account/" + ACME, "a=b", "Content-Type", "text/plain")
                .status())
        .isEqualTo(415);
  }

  @ParameterizedTest
  @CsvSource({"v40.0,410", "v21.0,410", "v69.0,410", "latest,410", "v41.0,200", "v68.0,200"})
  void version_isServedFromFortyOneToSixtyEight(String version, int status) {
    Client.Reply reply = client.at("/services/data/" + version).get("/limits");

    assertThat(reply.status()).isEqualTo(status);
    assertThat(status == 410 ? reply.errorCode() : "GONE").isEqualTo("GONE");
  }

  @Test
  void lostAnswer_leavesTheWorkDone() {
    salesforce.faults().next(Call.to("PATCH", "/sobjects/Account"), Fault.lostAnswer());
    String path = "/sobjects/Account/" + ACME;

    assertThatThrownBy(() -> client.patch(path, "{\"Site\":\"1\"}"))
        .hasCauseInstanceOf(IOException.class);

    assertThat(salesforce.records().get("Account", ACME))
        .hasValueSatisfying(fields -> assertThat(fields).containsEntry("Site", "1"));
  }

  @Test
  void plannedAnswer_leavesTheWorkUndone() {
    salesforce
        .faults()
        .next(
            Call.to("PATCH", "/sobjects/Account"),
            Fault.answer(500, "application/json", "[{\"errorCode\":\"UNKNOWN_EXCEPTION\"}]"));

    Client.Reply reply = client.patch("/sobjects/Account/" + ACME, "{\"Site\":\"1\"}");

    assertThat(reply.errorCode()).isEqualTo("UNKNOWN_EXCEPTION");
    assertThat(salesforce.writes().count()).isZero();
  }
}
