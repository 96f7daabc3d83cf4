package io.perennial.sandbox.salesforce.write;

import io.perennial.sandbox.salesforce.org.ApiError;
import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.state.Span;
import io.perennial.sandbox.state.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PrimitiveIterator;

/** Rules for permission sets and what belongs to them. */
final class SetupCheck {

  private static final int NEW = -1;
  private static final Map<String, List<String>> KEYS =
      Map.of(
          "PermissionSetAssignment", List.of("PermissionSetId", "AssigneeId"),
          "FieldPermissions", List.of("ParentId", "Field"),
          "ObjectPermissions", List.of("ParentId", "SobjectType"));

  private final Org org;
  private final ObjectType object;

  SetupCheck(Org org, ObjectType object) {
    this.org = org;
    this.object = object;
  }

  void created(Map<String, Object> after) {
    stored(after, NEW);
  }

  void updated(Map<String, Object> after, int handle) {
    stored(after, handle);
  }

  private void stored(Map<String, Object> after, int handle) {
    if (object.name().equals("FieldPermissions")) {
      fieldPermission(after);
    }
    if (object.name().equals("ObjectPermissions")) {
      target(after);
    }
    List<String> key = KEYS.get(object.name());
    if (key != null) {
      oncePerKey(key, after, handle);
    }
  }

  private void fieldPermission(Map<String, Object> after) {
    ObjectType target = target(after);
    String name = String.valueOf(after.get("Field"));
    Optional<Field> field =
        name.toLowerCase(Locale.ROOT).startsWith(target.name().toLowerCase(Locale.ROOT) + ".")
            ? target.field(name.substring(target.name().length() + 1))
            : Optional.empty();
    if (field.isEmpty()) {
      throw refused(
          "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
          "Field Name: bad value for restricted picklist field: " + name,
          "Field");
    }
    boolean edit = Boolean.TRUE.equals(after.get("PermissionsEdit"));
    if (edit && !Boolean.TRUE.equals(after.get("PermissionsRead"))) {
      throw refused(
          "FIELD_INTEGRITY_EXCEPTION",
          "Permission Edit " + name + " depends on permission(s): Read " + name,
          "PermissionsEdit");
    }
    if (edit && field.get().formula().isPresent()) {
      throw refused(
          "FIELD_INTEGRITY_EXCEPTION", "Field is not editable: " + name, "PermissionsEdit");
    }
    if (field.get().required()) {
      throw refused(
          "FIELD_INTEGRITY_EXCEPTION", "You cannot deploy to a required field: " + name, "Field");
    }
  }

  private ObjectType target(Map<String, Object> after) {
    String name = String.valueOf(after.get("SobjectType"));
    return org.schema()
        .object(name)
        .orElseThrow(
            () ->
                refused(
                    "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                    "SObject Type Name: bad value for restricted picklist field: " + name,
                    "SobjectType"));
  }

  private void oncePerKey(List<String> key, Map<String, Object> after, int handle) {
    Table table = org.table(object);
    PrimitiveIterator.OfInt handles = table.scan(Span.ALL, false);
    while (handles.hasNext()) {
      int other = handles.nextInt();
      boolean same =
          other != handle
              && !table.deleted(other)
              && key.stream()
                  .allMatch(name -> Objects.equals(after.get(name), table.fields(other).get(name)));
      if (same) {
        throw new ApiException(ApiError.duplicate(String.join(", ", key), table.id(other)));
      }
    }
  }

  private static ApiException refused(String code, String message, String field) {
    return new ApiException(ApiError.of(code, message, field));
  }
}
