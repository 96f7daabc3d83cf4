package io.perennial.connector.salesforce.install;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.salesforce.call.SalesforceClient;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds, among the fields that mappings read, those that a permission set can grant. */
final class ReadFields {

  private final SalesforceClient client;

  ReadFields(SalesforceClient client) {
    this.client = client;
  }

  /**
   * For example {@code Account.Website}. Others, such as {@code Account.Name}, are seen by whoever
   * sees the record, and fields of related records are seen as the relation allows.
   */
  SortedSet<String> grantable(SortedMap<String, SortedSet<String>> reads) {
    TreeSet<String> grantable = new TreeSet<>();
    reads.forEach((object, names) -> look(object, names, grantable));
    return grantable;
  }

  private void look(String object, SortedSet<String> names, SortedSet<String> grantable) {
    Map<String, JsonNode> fields = new HashMap<>();
    for (JsonNode field : client.get("/sobjects/" + object + "/describe/").path("fields")) {
      fields.put(field.path("name").asText(), field);
    }
    for (String name : names) {
      JsonNode field = fields.get(name);
      if (field == null) {
        continue;
      }
      // the parts of an address are granted together, under the name of the whole
      String whole = field.path("compoundFieldName").asText("");
      JsonNode granted = fields.getOrDefault(whole, field);
      if (granted.path("permissionable").asBoolean()) {
        grantable.add(object + "." + granted.path("name").asText());
      }
    }
  }
}
