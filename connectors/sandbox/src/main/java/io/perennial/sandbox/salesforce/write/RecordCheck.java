package io.perennial.sandbox.salesforce.write;

import io.perennial.sandbox.salesforce.org.ApiError;
import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.soql.RecordId;
import io.perennial.sandbox.state.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must hold for a record as a whole before it is stored. */
final class RecordCheck {

  private static final int NEW = -1;

  private final Org org;
  private final ObjectType object;

  RecordCheck(Org org, ObjectType object) {
    this.org = org;
    this.object = object;
  }

  void created(Input input, Map<String, Object> after) {
    required(after, object.fields().stream().filter(Field::createable).toList());
    input.values().forEach((field, value) -> check(field, value, NEW));
  }

  void updated(Input input, Map<String, Object> after, int handle) {
    required(after, List.copyOf(input.values().keySet()));
    input.values().forEach((field, value) -> check(field, value, handle));
  }

  private static void required(Map<String, Object> after, List<Field> fields) {
    List<String> missing =
        fields.stream()
            .filter(Field::required)
            .map(Field::name)
            .filter(name -> !after.containsKey(name))
            .toList();
    if (!missing.isEmpty()) {
      throw new ApiException(
          400,
          List.of(
              new ApiError(
                  "REQUIRED_FIELD_MISSING", "Required fields are missing: " + missing, missing)));
    }
  }

  private void check(Field field, Optional<Object> value, int handle) {
    if (value.isPresent() && !field.referenceTo().isEmpty()) {
      reference(field, value.get().toString());
    }
    if (value.isPresent() && field.unique()) {
      unique(field, value.get().toString(), handle);
    }
  }

  private void reference(Field field, String id) {
    Optional<ObjectType> target = org.schema().byPrefix(RecordId.of(id).prefix());
    boolean fits =
        target.isPresent() && field.referenceTo().stream().anyMatch(target.get().name()::equals);
    if (!fits) {
      throw new ApiException(
          ApiError.of(
              "MALFORMED_ID",
              "%s: id value of incorrect type: %s".formatted(field.label(), id),
              field.name()));
    }
    Table table = org.table(target.get());
    if (object.name().equals("Task") && field.name().equals("OwnerId")) {
      active(table, id);
    }
    if (table.find(id).filter(found -> !table.deleted(found)).isEmpty()) {
      throw new ApiException(
          ApiError.of("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", field.name()));
    }
  }

  private static void active(Table users, String id) {
    if (users
        .find(id)
        .filter(user -> Boolean.FALSE.equals(users.fields(user).get("IsActive")))
        .isPresent()) {
      throw new ApiException(
          ApiError.of(
              "INACTIVE_OWNER_OR_USER",
              "operation performed with inactive user [%s] as owner of task".formatted(id),
              "OwnerId"));
    }
  }

  private void unique(Field field, String value, int handle) {
    Table table = org.table(object);
    for (int other : table.findBy(field.name(), value)) {
      if (other != handle && !table.deleted(other)) {
        throw new ApiException(
            object.name().equals("PermissionSet")
                ? ApiError.of(
                    "DUPLICATE_DEVELOPER_NAME",
                    "The name \"%s\" is already in use.".formatted(value),
                    field.name())
                : ApiError.duplicate(field.name(), table.id(other)));
      }
    }
  }
}
