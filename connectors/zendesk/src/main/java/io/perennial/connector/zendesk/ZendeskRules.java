package io.perennial.connector.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.zendesk.call.ZendeskClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the triggers and automations that an update of ours sets off.
 *
 * <p>Read by our own calls: the library fails on conditions whose value is a list.
 */
final class ZendeskRules {

  private static final Set<String> EXCLUDING =
      Set.of("is_not", "not_includes", "not_value", "value_not", "not_present");
  private static final String OUR_TAG = "perennial";

  private final ZendeskClient client;
  private final String userId;
  private final List<Long> fieldIds;

  /**
   * A search for rules.
   *
   * @param userId who our updates come from
   * @param fieldIds the ticket fields that they change
   */
  ZendeskRules(ZendeskClient client, String userId, List<Long> fieldIds) {
    this.client = client;
    this.userId = userId;
    this.fieldIds = List.copyOf(fieldIds);
  }

  /** For example {@code [trigger "Notify requester"]}. */
  List<String> setOff() {
    List<String> found = new ArrayList<>();
    for (JsonNode trigger : all("triggers")) {
      if (trigger.path("active").asBoolean(true) && !excludesUs(trigger)) {
        found.add("trigger \"%s\"".formatted(trigger.path("title").asText()));
      }
    }
    for (JsonNode automation : all("automations")) {
      boolean active = automation.path("active").asBoolean(true);
      if (active && looksAtUs(automation) && !excludesUs(automation)) {
        found.add("automation \"%s\"".formatted(automation.path("title").asText()));
      }
    }
    return found;
  }

  private List<JsonNode> all(String kind) {
    List<JsonNode> rules = new ArrayList<>();
    Optional<String> path = Optional.of("/%s/active.json?page%%5Bsize%%5D=100".formatted(kind));
    while (path.isPresent()) {
      JsonNode page = client.get(path.get());
      page.path(kind).forEach(rules::add);
      path = ZendeskClient.next(page);
    }
    return rules;
  }

  /** Conditions that all must hold, of which one does not hold for our updates. */
  private boolean excludesUs(JsonNode rule) {
    for (JsonNode condition : rule.path("conditions").path("all")) {
      String field = condition.path("field").asText();
      String operator = condition.path("operator").asText();
      String value = condition.path("value").toString().toLowerCase(Locale.ROOT);
      boolean onlyNew = field.equals("update_type") && value.contains("create");
      boolean notUs =
          EXCLUDING.contains(operator) && (value.contains(userId) || value.contains(OUR_TAG));
      if (onlyNew || notUs) {
        return true;
      }
    }
    return false;
  }

  /** Automations run by the hour; ours matter to those that look at our fields or at updates. */
  private boolean looksAtUs(JsonNode automation) {
    for (String part : List.of("all", "any")) {
      for (JsonNode condition : automation.path("conditions").path(part)) {
        String field = condition.path("field").asText();
        boolean ours = fieldIds.stream().anyMatch(id -> field.contains(String.valueOf(id)));
        if (ours || field.equalsIgnoreCase("updated_at")) {
          return true;
        }
      }
    }
    return false;
  }
}
