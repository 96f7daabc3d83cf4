package io.perennial.sandbox.zendesk.setup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A trigger or automation.
 *
 * @param all conditions that must hold together
 */
public record Rule(long id, String title, boolean active, List<Condition> all) {

  /** One condition, for example {@code update_type is Create}. */
  public record Condition(String field, String operator, String value) {}

  public Rule {
    all = List.copyOf(all);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", id);
    json.put("title", title);
    json.put("active", active);
    json.put("position", 1);
    json.put(
        "conditions",
        Map.of(
            "all",
            all.stream()
                .map(
                    condition ->
                        Map.of(
                            "field",
                            condition.field(),
                            "operator",
                            condition.operator(),
                            "value",
                            condition.value()))
                .toList(),
            "any",
            List.of()));
    json.put("actions", List.of(Map.of("field", "notification_user", "value", "requester_id")));
    return json;
  }
}
