package io.perennial.sandbox.salesforce.write;

import io.perennial.sandbox.salesforce.org.ApiError;
import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.soql.RecordId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What tests put in the way of writes: validation rules, triggers, locked rows, closed records. */
public final class Obstacles {

  private final List<ValidationRule> rules = new CopyOnWriteArrayList<>();
  private final List<Trigger> triggers = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> locks = new ConcurrentHashMap<>();
  private final Set<String> closed = ConcurrentHashMap.newKeySet();
  private final Set<String> spoilers = ConcurrentHashMap.newKeySet();

  public void add(ValidationRule rule) {
    rules.add(rule);
  }

  /** The rules in force. */
  public List<ValidationRule> rules() {
    return List.copyOf(rules);
  }

  /** Code runs when records of the object are updated; the look-alike lists it and runs nothing. */
  public void trigger(String object, String name) {
    triggers.add(new Trigger(object, name));
  }

  /** The triggers in force. */
  public List<Trigger> triggers() {
    return List.copyOf(triggers);
  }

  /**
   * Code of an administrator.
   *
   * @param object for example {@code Account}
   */
  public record Trigger(String object, String name) {}

  /** The next writes to the record fail with UNABLE_TO_LOCK_ROW. */
  public void lockRow(String id, int times) {
    locks.put(RecordId.of(id).value(), times);
  }

  /** Writes to the record fail with INSUFFICIENT_ACCESS_OR_READONLY from now on. */
  public void close(String id) {
    closed.add(RecordId.of(id).value());
  }

  /** Every collection that holds the record is refused as a whole with JSON_PARSER_ERROR. */
  public void spoil(String id) {
    spoilers.add(RecordId.of(id).value());
  }

  /** Takes all obstacles away. */
  public void clear() {
    rules.clear();
    triggers.clear();
    locks.clear();
    closed.clear();
    spoilers.clear();
  }

  /** Before any record of a collection is looked at. */
  public void checkCollection(List<String> ids) {
    if (ids.stream()
        .filter(RecordId::isId)
        .anyMatch(id -> spoilers.contains(RecordId.of(id).value()))) {
      throw new ApiException("JSON_PARSER_ERROR", "Unexpected character at [line:1, column:4711]");
    }
  }

  void checkRow(String id) {
    if (closed.contains(id)) {
      throw new ApiException(
          "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
    }
    Integer left = locks.computeIfPresent(id, (key, count) -> count > 0 ? count - 1 : null);
    if (left != null) {
      throw new ApiException(
          "UNABLE_TO_LOCK_ROW",
          "unable to obtain exclusive access to this record or 1 records: " + id);
    }
  }

  void checkRules(ObjectType object, Map<String, Object> after) {
    List<ApiError> errors =
        rules.stream()
            .filter(rule -> rule.object().equalsIgnoreCase(object.name()))
            .filter(rule -> rule.violated().test(after))
            .map(
                rule ->
                    new ApiError(
                        "FIELD_CUSTOM_VALIDATION_EXCEPTION",
                        rule.message(),
                        rule.field().stream().toList()))
            .toList();
    if (!errors.isEmpty()) {
      throw new ApiException(400, errors);
    }
  }
}
