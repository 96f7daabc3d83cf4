package io.perennial.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class CompositeHttpTest extends SalesforceTestCase {

  private static final String V = "/services/data/v66.0";

  @Test
  void composite_usesEarlierAnswersAndCountsAsOneCall() {
    long before = salesforce.usage().used();

    JsonNode json =
        client
            .post(
                "/composite",
                """
                {"compositeRequest":[
                  {"method":"POST","url":"%1$s/sobjects/Account","referenceId":"account",
                   "body":{"Name":"New"}},
                  {"method":"POST","url":"%1$s/sobjects/Contact","referenceId":"contact",
                   "body":{"LastName":"Doe","AccountId":"@{account.id}"}},
                  {"method":"GET","url":"%1$s/query?q=SELECT Name FROM Account WHERE Id='@{account.id}'",
                   "referenceId":"query"},
                  {"method":"GET","url":"%1$s/sobjects/Account/@{query.records[0].Nope}",
                   "referenceId":"bad"},
                  {"method":"PATCH","url":"%1$s/sobjects/Contact/@{contact.id}","referenceId":"patch",
                   "body":{"Title":"CEO"}}]}
                """
                    .formatted(V))
            .json()
            .path("compositeResponse");

    assertThat(json.at("/0/httpStatusCode").asInt()).isEqualTo(201);
    assertThat(json.at("/0/httpHeaders/Location").asText()).contains("/sobjects/Account/001");
    assertThat(json.at("/2/body/records/0/Name").asText()).isEqualTo("New");
    assertThat(json.at("/3/body/0/errorCode").asText()).isEqualTo("PROCESSING_HALTED");
    assertThat(json.at("/4/httpStatusCode").asInt()).isEqualTo(204);
    assertThat(json.at("/4/body").isNull()).isTrue();
    assertThat(json.at("/4/referenceId").asText()).isEqualTo("patch");
    assertThat(salesforce.usage().used()).isEqualTo(before + 1);
    assertThat(salesforce.journal().calls("POST /services/data/{version}/composite")).isEqualTo(1);
  }

  @Test
  void allOrNone_undoesAllCalls() {
    JsonNode json =
        client
            .post(
                "/composite",
                """
                {"allOrNone":true,"compositeRequest":[
                  {"method":"PATCH","url":"%1$s/sobjects/Account/%2$s","referenceId":"one",
                   "body":{"Site":"1"}},
                  {"method":"POST","url":"%1$s/sobjects/Account","referenceId":"two","body":{}}]}
                """
                    .formatted(V, ACME))
            .json()
            .path("compositeResponse");

    assertThat(json.at("/0/body/0/errorCode").asText()).isEqualTo("PROCESSING_HALTED");
    assertThat(json.at("/1/body/0/errorCode").asText()).isEqualTo("REQUIRED_FIELD_MISSING");
    assertThat(salesforce.writes().count()).isZero();
    assertThat(client.get("/sobjects/Account/" + ACME).json().path("Site").isNull()).isTrue();
  }

  @Test
  void composite_takesAtMostTwentyFiveCallsAndFiveLargeOnes() {
    assertThat(many(26, "/limits").errorCode()).isEqualTo("LIMIT_EXCEEDED");
    assertThat(many(25, "/limits").status()).isEqualTo(200);
    assertThat(many(6, "/query?q=SELECT Id FROM Account").errorCode()).isEqualTo("LIMIT_EXCEEDED");
    assertThat(many(5, "/query?q=SELECT Id FROM Account").status()).isEqualTo(200);
  }

  private Client.Reply many(int count, String path) {
    String part = "{\"method\":\"GET\",\"url\":\"%s%s\",\"referenceId\":\"r\"}".formatted(V, path);
    return client.post(
        "/composite",
        "{\"compositeRequest\":[" + String.join(",", Collections.nCopies(count, part)) + "]}");
  }
}
