package io.perennial.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.salesforce.org.Access;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryHttpTest extends SalesforceTestCase {

  @Test
  void query_answersRecordsWithAttributesAndParents() {
    JsonNode json =
        client
            .query(
                "SELECT Id, Name, Owner.Name, Parent.Owner.Name, Parent.Name FROM Account a WHERE"
                    + " a.Name = 'BETA'")
            .json();

    assertThat(json.path("totalSize").asInt()).isEqualTo(1);
    assertThat(json.path("done").asBoolean()).isTrue();
    JsonNode beta = json.path("records").path(0);
    assertThat(beta.path("attributes").path("type").asText()).isEqualTo("Account");
    assertThat(beta.path("attributes").path("url").asText())
        .isEqualTo("/services/data/v66.0/sobjects/Account/" + BETA);
    assertThat(beta.path("Parent").path("Name").asText()).isEqualTo("Acme");
    assertThat(beta.path("Parent").path("Owner").path("Name").asText()).isEqualTo("Olga Owner");
    assertThat(beta.path("Parent").path("attributes").path("type").asText()).isEqualTo("Account");
  }

  @Test
  void query_showsValuesAsSalesforceDoes() {
    JsonNode acme =
        client
            .query(
                "SELECT AnnualRevenue, NumberOfEmployees, SystemModstamp, IsDeleted, Parent.Name,"
                    + " Website FROM Account WHERE Id = '"
                    + ACME.substring(0, 15)
                    + "'")
            .json()
            .path("records")
            .path(0);

    assertThat(acme.path("AnnualRevenue").isDouble()).isTrue();
    assertThat(acme.path("NumberOfEmployees").isInt()).isTrue();
    assertThat(acme.path("SystemModstamp").asText()).isEqualTo("2026-10-31T13:00:00.000+0000");
    assertThat(acme.path("IsDeleted").isBoolean()).isTrue();
    assertThat(acme.path("Parent").isNull()).isTrue();
    assertThat(acme.path("Website").isNull()).isTrue();
    assertThat(acme.has("Website")).isTrue();
  }

  @Test
  void queryAll_showsDeletedRecordsAndQueryDoesNot() {
    String soql = "SELECT Id, IsDeleted FROM Account WHERE Name = 'Gone'";

    assertThat(client.query(soql).json().path("totalSize").asInt()).isZero();
    JsonNode all = client.queryAll(soql).json();
    assertThat(all.path("records").path(0).path("IsDeleted").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Name LIKE '%E%' | Acme,beta",
        "AnnualRevenue > 1000000 | Acme",
        "AnnualRevenue = null | beta",
        "NumberOfEmployees != 120 | beta",
        "Health_Score__c IN (71, 72) | beta",
        "Owner.Name = 'olga owner' | Acme",
        "(Name = 'beta' OR Industry = 'Banking') AND AnnualRevenue = null | beta",
        "Name = 'none' OR Name = 'beta' OR (NOT Name LIKE 'b%') | Acme,beta",
        "Parent.Industry = 'Energy' | beta",
        "Parent.Name != 'Acme' | Acme",
        "CreatedDate = YESTERDAY | Acme,beta",
        "CreatedDate = LAST_N_DAYS:1 AND (NOT Industry = 'Banking') | Acme",
        "Id IN (SELECT AccountId FROM Opportunity WHERE IsWon = true) | Acme",
        "Id NOT IN (SELECT AccountId FROM Opportunity WHERE IsWon = true) | beta",
        "SystemModstamp >= 2026-10-31T14:00:00Z | beta",
        "SystemModstamp > 2026-10-31T13:00:00+00:00 AND SystemModstamp < TODAY | beta"
      })
  void where_keepsWhatSalesforceWouldKeep(String where, String names) {
    assertThat(client.values("SELECT Name FROM Account WHERE " + where + " ORDER BY Name", "Name"))
        .containsExactly(names.split(","));
  }

  @Test
  void orderBy_putsEmptyValuesFirstUnlessAskedOtherwise() {
    String soql = "SELECT Name FROM Opportunity ORDER BY Amount ";

    assertThat(client.values(soql, "Name"))
        .containsExactly("Beta lost", "Acme upsell", "Acme renewal");
    assertThat(client.values(soql + "DESC NULLS LAST", "Name"))
        .containsExactly("Acme renewal", "Acme upsell", "Beta lost");
    assertThat(client.values(soql + "ASC NULLS LAST, Name LIMIT 1 OFFSET 1", "Name"))
        .containsExactly("Acme renewal");
  }

  @Test
  void orderBy_goesOnToTheNextFieldWhereTheFirstIsEqual() {
    String soql = "SELECT Name FROM Opportunity ORDER BY IsClosed, ";

    assertThat(client.values(soql + "Name", "Name"))
        .containsExactly("Acme renewal", "Acme upsell", "Beta lost");
    assertThat(client.values(soql + "Name DESC", "Name"))
        .containsExactly("Acme renewal", "Beta lost", "Acme upsell");
  }

  @Test
  void opportunity_derivesFromItsStage() {
    JsonNode records =
        client
            .query(
                "SELECT Name, IsClosed, IsWon, Probability, ForecastCategory FROM Opportunity"
                    + " WHERE CloseDate >= LAST_MONTH ORDER BY CloseDate")
            .json()
            .path("records");

    assertThat(records).hasSize(2);
    assertThat(records.path(0).path("IsWon").asBoolean()).isTrue();
    assertThat(records.path(1).path("IsClosed").asBoolean()).isFalse();
    assertThat(records.path(1).path("Probability").asInt()).isEqualTo(90);
  }

  @Test
  void task_seesNameOfWhateverItIsAbout() {
    assertThat(
            client.query("SELECT What.Name FROM Task").json().at("/records/0/What/Name").asText())
        .isEqualTo("Acme");
    assertThat(client.query("SELECT What.Industry FROM Task").errorCode())
        .isEqualTo("INVALID_FIELD");
  }

  @Test
  void count_answersANumberAndNoRecords() {
    JsonNode json = client.query("SELECT COUNT() FROM Opportunity WHERE Amount > 1").json();

    assertThat(json.path("totalSize").asInt()).isEqualTo(2);
    assertThat(json.path("records")).isEmpty();
  }

  @Test
  void groupBy_answersAggregates() {
    JsonNode records =
        client
            .query(
                "SELECT Account.Name, COUNT(Id) many, SUM(Amount), MAX(CloseDate) latest,"
                    + " AVG(Amount), COUNT_DISTINCT(StageName) FROM Opportunity GROUP BY"
                    + " Account.Name ORDER BY COUNT(Id) DESC")
            .json()
            .path("records");

    JsonNode acme = records.path(0);
    assertThat(acme.at("/attributes/type").asText()).isEqualTo("AggregateResult");
    assertThat(acme.path("Name").asText()).isEqualTo("Acme");
    assertThat(acme.path("many").isInt()).isTrue();
    assertThat(acme.path("expr0").asDouble()).isEqualTo(1500.5);
    assertThat(acme.path("latest").asText()).isEqualTo("2026-11-30");
    assertThat(acme.path("expr1").asDouble()).isEqualTo(750.25);
    assertThat(acme.path("expr2").asInt()).isEqualTo(2);
    assertThat(records.path(1).path("expr0").isNull()).isTrue();
  }

  @Test
  void having_filtersGroups() {
    assertThat(
            client.values(
                "SELECT AccountId FROM Opportunity GROUP BY AccountId HAVING COUNT(Id) > 1",
                "AccountId"))
        .containsExactly(ACME);
    assertThat(
            client
                .query("SELECT MIN(Amount) FROM Opportunity WHERE Name = 'none'")
                .json()
                .path("totalSize")
                .asInt())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT Nope FROM Account | INVALID_FIELD | No such column 'Nope' on entity 'Account'",
        "SELECT Id FROM Account WHERE Nope = 1 | INVALID_FIELD | No such column 'Nope'",
        "SELECT Id FROM Account ORDER BY Nope | INVALID_FIELD | No such column 'Nope'",
        "SELECT Boss.Name FROM Account | INVALID_FIELD | Didn't understand relationship 'Boss'",
        "SELECT CurrencyIsoCode FROM Account | INVALID_FIELD | CurrencyIsoCode",
        "SELECT Id FROM Nope | INVALID_TYPE | sObject type 'Nope' is not supported.",
        "SELECT Id FROM CustomField | INVALID_TYPE | CustomField",
        "SELECT Id FROM Account WHERE Name = 5 | INVALID_FIELD | should be enclosed in quotes",
        "SELECT Id FROM Account WHERE AnnualRevenue = 'x' | INVALID_FIELD | should not be enclosed",
        "SELECT Id FROM Account WHERE CreatedDate > 2026-01-01 | INVALID_FIELD | of type dateTime",
        "SELECT Id FROM Account WHERE Description = 'x' | INVALID_FIELD | can not be filtered",
        "SELECT Id FROM Account WHERE Id = 'x' | INVALID_QUERY_FILTER_OPERATOR | invalid ID field",
        "SELECT Id FROM Account OFFSET 2001 | NUMBER_OUTSIDE_VALID_RANGE | 2000",
        "SELECT Name, (SELECT Id FROM Contacts) FROM Account | MALFORMED_QUERY | unexpected token",
        "SELECT Id FROM Account WHERE | MALFORMED_QUERY | unexpected token"
      })
  void wrongQuery_isRefusedInSalesforcesWords(String soql, String code, String words) {
    Client.Reply reply = client.query(soql);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errorCode()).isEqualTo(code);
    assertThat(reply.message()).contains(words);
  }

  @Test
  void hiddenField_doesNotExistForTheUser() {
    salesforce.access().profile(salesforce.integration(), "Account.Industry", Access.Level.NONE);

    assertThat(client.query("SELECT Industry FROM Account").errorCode()).isEqualTo("INVALID_FIELD");
    assertThat(
            Client.login(salesforce, salesforce.admin())
                .query("SELECT Industry FROM Account")
                .status())
        .isEqualTo(200);
  }

  @Test
  void hiddenObject_isNotSupported() {
    salesforce.access().profile(salesforce.integration(), "Opportunity", Access.Level.NONE);

    assertThat(client.query("SELECT Id FROM Opportunity").errorCode()).isEqualTo("INVALID_TYPE");
    assertThat(client.get("/sobjects/Opportunity/describe").errorCode()).isEqualTo("INVALID_TYPE");
  }

  @Test
  void unsharedRecord_isNotThere() {
    salesforce
        .access()
        .share(salesforce.integration(), "Account", fields -> "Acme".equals(fields.get("Name")));

    assertThat(client.values("SELECT Name FROM Account", "Name")).containsExactly("Acme");
    assertThat(client.get("/sobjects/Account/" + BETA).status()).isEqualTo(404);
    assertThat(client.patch("/sobjects/Account/" + BETA, "{\"Name\":\"x\"}").status())
        .isEqualTo(404);
  }
}
