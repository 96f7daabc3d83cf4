package io.perennial.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.salesforce.write.ValidationRule;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolingHttpTest extends SalesforceTestCase {

  private static final String FIELD = "/tooling/sobjects/CustomField";

  private final Client admin = Client.login(salesforce, salesforce.admin());

  @Test
  void createdField_isInvisibleUntilAPermissionSetGrantsIt() {
    assertThat(field("Risk__c", "\"type\":\"Text\",\"length\":20").status()).isEqualTo(201);
    String soql = "SELECT Risk__c FROM Account";
    assertThat(client.query(soql).errorCode()).isEqualTo("INVALID_FIELD");
    assertThat(admin.query(soql).errorCode()).isEqualTo("INVALID_FIELD");

    String set = create("PermissionSet", "\"Name\":\"Perennial\",\"Label\":\"Perennial\"");
    String permission = permission(set, "Account.Risk__c", false);
    assertThat(client.query(soql).errorCode()).isEqualTo("INVALID_FIELD");
    String assignment =
        create(
            "PermissionSetAssignment",
            "\"PermissionSetId\":\"%s\",\"AssigneeId\":\"%s\""
                .formatted(set, salesforce.integration().id()));

    assertThat(client.query(soql).status()).isEqualTo(200);
    assertThat(admin.query(soql).status()).isEqualTo(400);
    String update = "{\"Risk__c\":\"YES\"}";
    assertThat(client.patch("/sobjects/Account/" + ACME, update).errorCode())
        .isEqualTo("INVALID_FIELD_FOR_INSERT_UPDATE");
    admin.patch("/sobjects/FieldPermissions/" + permission, "{\"PermissionsEdit\":true}");
    assertThat(client.patch("/sobjects/Account/" + ACME, update).status()).isEqualTo(204);

    admin.delete("/sobjects/PermissionSetAssignment/" + assignment);
    assertThat(client.query(soql).errorCode()).isEqualTo("INVALID_FIELD");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"type\":\"Text\",\"length\":255 | string",
        "\"type\":\"Number\",\"precision\":3,\"scale\":0 | double",
        "\"type\":\"Checkbox\",\"defaultValue\":false | boolean",
        "\"type\":\"Date\" | date",
        "\"type\":\"DateTime\" | datetime",
        "\"type\":\"Picklist\",\"valueSet\":{\"restricted\":false,\"valueSetDefinition\":{\"value\":[{\"fullName\":\"A\",\"label\":\"A\",\"default\":false}]}} | picklist",
        "\"type\":\"LongTextArea\",\"length\":1000,\"visibleLines\":3 | textarea",
        "\"type\":\"Currency\",\"precision\":18,\"scale\":2 | currency",
        "\"type\":\"Percent\",\"precision\":5,\"scale\":2 | percent",
        "\"type\":\"Url\" | url",
        "\"type\":\"Number\",\"precision\":18,\"scale\":0,\"formula\":\"Renewal_Date__c - TODAY()\" | double"
      })
  void everyType_canBeCreated(String metadata, String type) {
    assertThat(field("New__c", metadata).status()).isEqualTo(201);

    assertThat(salesforce.schema().standard("Account").field("New__c").orElseThrow().type().word())
        .isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Account.New__c | \"type\":\"Text\" | FIELD_INTEGRITY_EXCEPTION",
        "Account.New__c | \"type\":\"Number\",\"precision\":19,\"scale\":0 | FIELD_INTEGRITY_EXCEPTION",
        "Account.New__c | \"type\":\"Magic\" | FIELD_INTEGRITY_EXCEPTION",
        "Account.New__c | \"type\":\"Checkbox\" | FIELD_INTEGRITY_EXCEPTION",
        "Account.New__c | \"type\":\"Picklist\",\"valueSet\":{} | FIELD_INTEGRITY_EXCEPTION",
        "Account.New__c | \"type\":\"Text\",\"formula\":\"Nope__c\" | FIELD_INTEGRITY_EXCEPTION",
        "Account.New | \"type\":\"Date\" | FIELD_INTEGRITY_EXCEPTION",
        "Nope.New__c | \"type\":\"Date\" | INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
        "Account.Renewal_Date__c | \"type\":\"Date\" | DUPLICATE_DEVELOPER_NAME"
      })
  void wrongField_isRefused(String name, String metadata, String code) {
    Client.Reply reply =
        admin.post(
            FIELD,
            "{\"FullName\":\"%s\",\"Metadata\":{\"label\":\"New\",%s}}".formatted(name, metadata));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errorCode()).isEqualTo(code);
  }

  @Test
  void integrationUser_createsFieldsOnlyIfAllowed() {
    String body =
        "{\"FullName\":\"Account.New__c\",\"Metadata\":{\"label\":\"New\",\"type\":\"Date\"}}";

    assertThat(client.post(FIELD, body).errorCode()).isEqualTo("INSUFFICIENT_ACCESS");
    assertThat(
            client.post("/sobjects/PermissionSet", "{\"Name\":\"X\",\"Label\":\"X\"}").errorCode())
        .isEqualTo("INSUFFICIENT_ACCESS_OR_READONLY");
    try (Salesforce open = Salesforce.start(world(), clock, options().letIntegrationCustomize())) {
      assertThat(Client.login(open, open.integration()).post(FIELD, body).status()).isEqualTo(201);
    }
  }

  @Test
  void formula_countsFromToday() {
    field(
        "Days__c",
        "\"type\":\"Number\",\"precision\":18,\"scale\":0,\"formula\":\"Renewal_Date__c - TODAY()\"");
    grant("Account.Days__c", false);
    client.patch("/sobjects/Account/" + ACME, "{\"Renewal_Date__c\":\"2026-11-11\"}");

    assertThat(client.values("SELECT Days__c FROM Account WHERE Days__c <= 10", "Days__c"))
        .containsExactly("10.0");
    pass(86_400);
    assertThat(client.values("SELECT Days__c FROM Account WHERE Name = 'Acme'", "Days__c"))
        .containsExactly("9.0");
    assertThat(client.patch("/sobjects/Account/" + ACME, "{\"Days__c\":1}").errorCode())
        .isEqualTo("INVALID_FIELD_FOR_INSERT_UPDATE");
  }

  @Test
  void toolingQuery_findsFieldsWithMetadata() {
    String id = field("Risk__c", "\"type\":\"Text\",\"length\":20").json().path("id").asText();

    JsonNode found =
        tooling(
            "SELECT Id, DeveloperName, TableEnumOrId, FullName, Metadata FROM CustomField WHERE"
                + " DeveloperName = 'Risk'");

    assertThat(found.at("/records/0/Id").asText()).isEqualTo(id);
    assertThat(found.at("/records/0/TableEnumOrId").asText()).isEqualTo("Account");
    assertThat(found.at("/records/0/Metadata/length").asInt()).isEqualTo(20);
    assertThat(admin.get(FIELD + "/" + id).json().path("FullName").asText())
        .isEqualTo("Account.Risk__c");
    admin.patch(
        FIELD + "/" + id, "{\"Metadata\":{\"label\":\"R\",\"type\":\"Text\",\"length\":9}}");
    assertThat(admin.get(FIELD + "/" + id).json().at("/Metadata/length").asInt()).isEqualTo(9);
    assertThat(admin.delete(FIELD + "/" + id).status()).isEqualTo(204);
    assertThat(admin.get(FIELD + "/" + id).status()).isEqualTo(404);
  }

  @Test
  void toolingQuery_findsDefinitionsAndRules() {
    salesforce
        .obstacles()
        .add(new ValidationRule("Account", "Rule", "no", Optional.empty(), fields -> false));

    assertThat(
            tooling(
                    "SELECT QualifiedApiName, DataType FROM FieldDefinition WHERE"
                        + " EntityDefinition.QualifiedApiName = 'Account' AND QualifiedApiName ="
                        + " 'Health_Score__c'")
                .at("/records/0/DataType")
                .asText())
        .isEqualTo("Number(3, 0)");
    assertThat(
            tooling("SELECT ValidationName FROM ValidationRule WHERE Active = true")
                .at("/records/0/ValidationName")
                .asText())
        .isEqualTo("Rule");
    assertThat(tooling("SELECT Id FROM ApexTrigger").path("totalSize").asInt()).isZero();
    assertThat(admin.get("/tooling/query?q=" + Client.encode("SELECT Id FROM Account")).errorCode())
        .isEqualTo("INVALID_TYPE");
  }

  @Test
  void duplicates_areRefused() {
    String set = create("PermissionSet", "\"Name\":\"Perennial\",\"Label\":\"Perennial\"");
    permission(set, "Account.Health_Score__c", true);

    assertThat(
            admin
                .post("/sobjects/PermissionSet", "{\"Name\":\"perennial\",\"Label\":\"P\"}")
                .errorCode())
        .isEqualTo("DUPLICATE_DEVELOPER_NAME");
    assertThat(
            admin
                .post(
                    "/sobjects/FieldPermissions",
                    permissionBody(set, "Account.Health_Score__c", true))
                .errorCode())
        .isEqualTo("DUPLICATE_VALUE");
    assertThat(
            admin
                .post("/sobjects/FieldPermissions", permissionBody(set, "Account.Nope__c", true))
                .errorCode())
        .isEqualTo("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
  }

  private JsonNode tooling(String soql) {
    return admin.get("/tooling/query/?q=" + Client.encode(soql)).json();
  }

  private Client.Reply field(String name, String metadata) {
    return admin.post(
        FIELD,
        "{\"FullName\":\"Account.%s\",\"Metadata\":{\"label\":\"New\",%s}}"
            .formatted(name, metadata));
  }

  private void grant(String field, boolean edit) {
    String set = create("PermissionSet", "\"Name\":\"Granted\",\"Label\":\"Granted\"");
    permission(set, field, edit);
    create(
        "PermissionSetAssignment",
        "\"PermissionSetId\":\"%s\",\"AssigneeId\":\"%s\""
            .formatted(set, salesforce.integration().id()));
  }

  private String permission(String set, String field, boolean edit) {
    Client.Reply reply = admin.post("/sobjects/FieldPermissions", permissionBody(set, field, edit));
    return reply.json().path("id").asText();
  }

  private static String permissionBody(String set, String field, boolean edit) {
    return "{\"ParentId\":\"%s\",\"SobjectType\":\"Account\",\"Field\":\"%s\",\"PermissionsRead\":true,\"PermissionsEdit\":%s}"
        .formatted(set, field, edit);
  }

  private String create(String object, String fields) {
    Client.Reply reply = admin.post("/sobjects/" + object, "{" + fields + "}");
    assertThat(reply.status()).isEqualTo(201);
    return reply.json().path("id").asText();
  }
}
