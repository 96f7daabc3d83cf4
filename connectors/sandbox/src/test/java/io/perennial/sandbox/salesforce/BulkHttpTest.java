package io.perennial.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class BulkHttpTest extends SalesforceTestCase {

  private static final String INGEST = "/jobs/ingest";

  @Test
  void ingest_goesFromOpenToCompleteWithResultsOfEachRecord() {
    String id = open("update", "");
    String csv =
        "Id,Site,Industry,Health_Score__c\n%s,\"a, \"\"b\"\"\n c\",,\n%s,x,#N/A,many\n%s,x,#N/A,7\n"
            .formatted(ACME, ACME, BETA);
    assertThat(upload(id, csv).status()).isEqualTo(201);

    assertThat(close(id).path("state").asText()).isEqualTo("UploadComplete");
    assertThat(state(id)).isEqualTo("InProgress");
    JsonNode done = client.get(INGEST + "/" + id).json();

    assertThat(done.path("state").asText()).isEqualTo("JobComplete");
    assertThat(done.path("numberRecordsProcessed").asInt()).isEqualTo(3);
    assertThat(done.path("numberRecordsFailed").asInt()).isEqualTo(1);
    assertThat(client.get(INGEST + "/" + id + "/successfulResults").text())
        .startsWith("\"sf__Id\",\"sf__Created\",\"Id\",\"Site\"")
        .contains("\"" + ACME + "\",\"false\"")
        .contains("\"a, \"\"b\"\"\n c\"");
    assertThat(client.get(INGEST + "/" + id + "/failedResults").text())
        .contains("INVALID_TYPE_ON_FIELD_IN_RECORD:Health Score: value not of required type: many");
    JsonNode acme = client.get("/sobjects/Account/" + ACME).json();
    assertThat(acme.path("Site").asText()).isEqualTo("a, \"b\"\n c");
    assertThat(acme.path("Industry").asText()).isEqualTo("Energy");
    JsonNode beta = client.get("/sobjects/Account/" + BETA).json();
    assertThat(beta.path("Industry").isNull()).isTrue();
    assertThat(beta.path("Health_Score__c").asInt()).isEqualTo(7);
  }

  @Test
  void ingest_upsertsInsertsAndDeletes() {
    String upsert = open("upsert", "\"externalIdFieldName\":\"Zendesk_Id__c\",");
    upload(upsert, "Zendesk_Id__c,Name\r\nacme 1/é,Acme 2\r\nnew-1,New\r\n");
    close(upsert);
    assertThat(client.get(INGEST + "/" + upsert + "/successfulResults").text())
        .contains("\"" + ACME + "\",\"false\"")
        .contains("\"true\",\"new-1\"");

    String insert = open("insert", "");
    upload(insert, "Name\nOne\nTwo\n");
    close(insert);
    String delete = open("delete", "");
    upload(delete, "Id\n" + BETA + "\n");
    close(delete);

    assertThat(client.values("SELECT Name FROM Account ORDER BY Name", "Name"))
        .containsExactly("Acme 2", "New", "One", "Two");
  }

  @Test
  void abortedJob_wroteNothing() {
    String id = open("insert", "");
    upload(id, "Name\nOne\n");

    client.patch(INGEST + "/" + id, "{\"state\":\"Aborted\"}");

    assertThat(state(id)).isEqualTo("Aborted");
    assertThat(client.get(INGEST + "/" + id + "/unprocessedrecords").text())
        .isEqualTo("Name\nOne\n");
    assertThat(upload(id, "Name\nTwo\n").errorCode()).isEqualTo("INVALIDJOBSTATE");
    assertThat(client.delete(INGEST + "/" + id).status()).isEqualTo(204);
    assertThat(client.get(INGEST + "/" + id).status()).isEqualTo(404);
    assertThat(salesforce.writes().count()).isZero();
  }

  @Test
  void wrongJobs_areRefused() {
    assertThat(client.post(INGEST, "{\"object\":\"Nope\",\"operation\":\"insert\"}").errorCode())
        .isEqualTo("INVALID_TYPE");
    assertThat(client.post(INGEST, "{\"object\":\"Account\",\"operation\":\"upsert\"}").errorCode())
        .isEqualTo("INVALIDJOB");
    assertThat(
            client
                .post("/jobs/query", "{\"operation\":\"query\",\"query\":\"SELECT\"}")
                .errorCode())
        .isEqualTo("MALFORMED_QUERY");
  }

  @Test
  void queryJob_givesItsResultInPieces() {
    String id =
        client
            .post(
                "/jobs/query",
                "{\"operation\":\"queryAll\",\"query\":\"SELECT Name, Owner.Name,"
                    + " AnnualRevenue, IsDeleted, SystemModstamp FROM Account\"}")
            .json()
            .path("id")
            .asText();
    String path = "/jobs/query/" + id;
    assertThat(client.get(path + "/results").errorCode()).isEqualTo("INVALIDJOBSTATE");
    assertThat(client.get(path).json().path("state").asText()).isEqualTo("InProgress");
    assertThat(client.get(path).json().path("numberRecordsProcessed").asInt()).isEqualTo(3);

    Client.Reply first = client.get(path + "/results?maxRecords=2");
    Client.Reply last =
        client.get(path + "/results?maxRecords=2&locator=" + first.header("Sforce-Locator"));

    assertThat(first.text().lines().toList())
        .containsExactly(
            "\"Name\",\"Owner.Name\",\"AnnualRevenue\",\"IsDeleted\",\"SystemModstamp\"",
            "\"Acme\",\"Olga Owner\",\"3.5E8\",\"false\",\"2026-10-31T13:00:00.000Z\"",
            "\"beta\",\"Ada Admin\",\"\",\"false\",\"2026-10-31T14:00:00.000Z\"");
    assertThat(first.header("Sforce-NumberOfRecords")).isEqualTo("2");
    assertThat(last.text()).contains("\"Gone\"");
    assertThat(last.header("Sforce-Locator")).isEqualTo("null");
    assertThat(client.get(path + "/results?locator=zz").errorCode())
        .isEqualTo("INVALID_QUERY_LOCATOR");
  }

  private String open(String operation, String more) {
    return client
        .post(
            INGEST,
            "{\"object\":\"Account\",\"operation\":\"%s\",%s\"contentType\":\"CSV\",\"lineEnding\":\"LF\"}"
                .formatted(operation, more))
        .json()
        .path("id")
        .asText();
  }

  private Client.Reply upload(String id, String csv) {
    return client.send("PUT", INGEST + "/" + id + "/batches", csv, "Content-Type", "text/csv");
  }

  private JsonNode close(String id) {
    return client
        .patch(INGEST + "/" + id, "{\"id\":\"" + id + "\",\"state\":\"UploadComplete\"}")
        .json();
  }

  private String state(String id) {
    return client.get(INGEST + "/" + id).json().path("state").asText();
  }
}
