package io.perennial.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.FieldType;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaskHttpTest extends SalesforceTestCase {

  private static final String UPSERT = "/composite/sobjects/Task/Acme_Key__c";

  private final Client admin = Client.login(salesforce, salesforce.admin());

  @Override
  SalesforceOptions options() {
    return super.options()
        .customField(
            "Task",
            Field.named("Acme_Key__c", FieldType.STRING).length(255).externalId().unique().build());
  }

  @Test
  void task_isOpenWithOrdinaryPriorityUnlessSaidOtherwise() {
    String id = client.post("/sobjects/Task", "{\"Subject\":\"Call\"}").json().path("id").asText();

    assertThat(salesforce.records().get("Task", id).orElseThrow())
        .containsEntry("Status", "Not Started")
        .containsEntry("Priority", "Normal")
        .containsEntry("IsClosed", false)
        .containsEntry("OwnerId", salesforce.integration().id());
  }

  @Test
  void account_followsFromWhatTheTaskIsAbout() {
    String ofAccount = create("\"WhatId\":\"%s\"".formatted(ACME));
    String ofDeal = create("\"WhatId\":\"%s\"".formatted(RENEWAL));
    String ofNothing = create("\"Subject\":\"Think\"");

    assertThat(
            client.values(
                "SELECT AccountId FROM Task WHERE Id = '%s'".formatted(ofAccount), "AccountId"))
        .containsExactly(ACME);
    assertThat(
            client.values(
                "SELECT AccountId FROM Task WHERE Id = '%s'".formatted(ofDeal), "AccountId"))
        .containsExactly(ACME);
    assertThat(salesforce.records().get("Task", ofNothing).orElseThrow())
        .doesNotContainKey("AccountId");
  }

  @Test
  void inactiveOwner_isRefused() {
    salesforce.records().update(salesforce.admin(), "User", OWNER, Map.of("IsActive", false));

    assertThat(client.post("/sobjects/Task", "{\"OwnerId\":\"%s\"}".formatted(OWNER)).errorCode())
        .isEqualTo("INACTIVE_OWNER_OR_USER");
  }

  @Test
  void upsert_byKeyMakesATaskOnceAndTakesTwoHundred() {
    String two =
        "{\"records\":[{\"attributes\":{\"type\":\"Task\"},\"Acme_Key__c\":\"a\",\"Subject\":\"One\"},"
            + "{\"attributes\":{\"type\":\"Task\"},\"Acme_Key__c\":\"b\",\"OwnerId\":\"005000000000999AAA\"}]}";

    Client.Reply first = client.patch(UPSERT, two);
    Client.Reply again = client.patch(UPSERT, two);

    assertThat(first.json().path(0).path("created").asBoolean()).isTrue();
    assertThat(first.json().path(1).path("success").asBoolean()).isFalse();
    assertThat(again.json().path(0).path("created").asBoolean()).isFalse();
    String many =
        IntStream.rangeClosed(0, 200)
            .mapToObj("{\"attributes\":{\"type\":\"Task\"},\"Acme_Key__c\":\"k%d\"}"::formatted)
            .collect(Collectors.joining(",", "{\"records\":[", "]}"));
    assertThat(client.patch(UPSERT, many).errorCode()).isEqualTo("EXCEEDED_ID_LIMIT");
  }

  @Test
  void customField_isSetUpOnActivitiesForTasksAndEvents() {
    assertThat(field("Task.New__c").errorCode())
        .isEqualTo("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
    String id = field("Activity.New__c").json().path("id").asText();

    assertThat(salesforce.schema().standard("Task").field("New__c")).isPresent();
    assertThat(salesforce.schema().standard("Event").field("New__c")).isPresent();
    assertThat(admin.get("/tooling/sobjects/CustomField/" + id).json().path("FullName").asText())
        .isEqualTo("Activity.New__c");
    admin.delete("/tooling/sobjects/CustomField/" + id);
    assertThat(salesforce.schema().standard("Event").field("New__c")).isEmpty();
  }

  private String create(String fields) {
    return client.post("/sobjects/Task", "{%s}".formatted(fields)).json().path("id").asText();
  }

  private Client.Reply field(String name) {
    return admin.post(
        "/tooling/sobjects/CustomField",
        "{\"FullName\":\"%s\",\"Metadata\":{\"label\":\"New\",\"type\":\"Text\",\"length\":20}}"
            .formatted(name));
  }
}
