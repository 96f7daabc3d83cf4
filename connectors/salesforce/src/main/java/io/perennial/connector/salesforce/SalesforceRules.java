package io.perennial.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.CheckResult;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.salesforce.call.SalesforceClient;
import io.perennial.connector.salesforce.call.SoqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** Names the validation rules and triggers that run when we write. */
final class SalesforceRules {

  private final SalesforceClient client;

  SalesforceRules(SalesforceClient client) {
    this.client = client;
  }

  /** One line for each rule of the written objects, or one that says that there is none. */
  List<CheckResult> runOnWritesTo(SortedSet<String> objects) {
    List<CheckResult> results = new ArrayList<>();
    if (objects.isEmpty()) {
      return results;
    }
    try {
      for (JsonNode rule : validationRules(objects)) {
        results.add(
            CheckResult.warn(
                "validation rule %s of %s"
                    .formatted(
                        rule.path("ValidationName").asText(),
                        rule.path("EntityDefinition").path("QualifiedApiName").asText()),
                "runs when we write: records that violate it are refused, whatever we change",
                "let it pass for our user, for example with: $User.Username <> our user"));
      }
      for (JsonNode trigger : triggers(objects)) {
        results.add(
            CheckResult.warn(
                "trigger %s on %s"
                    .formatted(
                        trigger.path("Name").asText(), trigger.path("TableEnumOrId").asText()),
                "runs when we write, up to 200 records at once",
                "see that it bears that many, and that it leaves our fields alone"));
      }
    } catch (ConnectorException hidden) {
      return List.of(
          CheckResult.warn(
              "validation rules and triggers",
              "cannot be told: " + hidden.getMessage(),
              "give our user View Setup and Configuration, or ask an admin"));
    }
    if (results.isEmpty()) {
      results.add(CheckResult.ok("validation rules and triggers", "none runs when we write"));
    }
    return results;
  }

  private JsonNode validationRules(SortedSet<String> objects) {
    return client
        .tooling(
            "SELECT ValidationName, EntityDefinition.QualifiedApiName FROM ValidationRule WHERE"
                + " Active = true AND "
                + SoqlText.in("EntityDefinition.QualifiedApiName", objects))
        .path("records");
  }

  private JsonNode triggers(SortedSet<String> objects) {
    return client
        .tooling(
            "SELECT Name, TableEnumOrId FROM ApexTrigger WHERE Status = 'Active' AND"
                + " (UsageBeforeUpdate = true OR UsageAfterUpdate = true) AND "
                + SoqlText.in("TableEnumOrId", objects))
        .path("records");
  }
}
