package io.perennial.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.CheckResult;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.salesforce.call.SalesforceClient;
import io.perennial.connector.salesforce.call.SoqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds out whether our user sees all records of what it reads.
 *
 * <p>A profile's rights stand in a permission set of its own, which the user has as well; so one
 * look at the user's permission sets tells everything but sharing.
 */
final class SalesforceRights {

  /** They have no View All of their own: they are seen with the records that they belong to. */
  private static final Set<String> SEEN_WITH_OTHERS = Set.of("Task", "Event");

  private final SalesforceClient client;

  SalesforceRights(SalesforceClient client) {
    this.client = client;
  }

  List<CheckResult> viewAll(SortedSet<String> objects) {
    TreeSet<String> open = new TreeSet<>(objects);
    open.removeAll(SEEN_WITH_OTHERS);
    if (open.isEmpty()) {
      return List.of();
    }
    try {
      String ofUser = "AssigneeId = " + SoqlText.text(client.user());
      if (everything(ofUser)) {
        return List.of(CheckResult.ok("View All", "our user has View All Data"));
      }
      for (JsonNode row : granted(open, ofUser)) {
        open.remove(row.path("SobjectType").asText());
      }
    } catch (ConnectorException hidden) {
      return List.of(
          CheckResult.warn(
              "View All",
              "cannot be told: " + hidden.getMessage(),
              "give our user View Setup and Configuration, or see to View All yourself"));
    }
    List<CheckResult> results = new ArrayList<>();
    for (String object : open) {
      results.add(
          CheckResult.warn(
              "View All on " + object,
              "records that are not shared with our user are missing",
              "give the permission set Perennial Integration to the user, or View All on "
                  + object));
    }
    if (results.isEmpty()) {
      results.add(CheckResult.ok("View All", "on every object that is read"));
    }
    return results;
  }

  private boolean everything(String ofUser) {
    return client
            .query(
                "SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.PermissionsViewAllData ="
                    + " true AND "
                    + ofUser)
            .path("records")
            .size()
        > 0;
  }

  private JsonNode granted(SortedSet<String> objects, String ofUser) {
    return client
        .query(
            ("SELECT SobjectType FROM ObjectPermissions WHERE PermissionsViewAllRecords = true AND %s"
                    + " AND ParentId IN (SELECT PermissionSetId FROM PermissionSetAssignment WHERE"
                    + " %s)")
                .formatted(SoqlText.in("SobjectType", objects), ofUser))
        .path("records");
  }
}
