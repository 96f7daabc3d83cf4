package io.perennial.sandbox.salesforce.org;

import io.perennial.sandbox.salesforce.org.Access.Level;
import io.perennial.sandbox.soql.RecordId;
import io.perennial.sandbox.state.Span;
import io.perennial.sandbox.state.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.function.Consumer;

/** What the permission sets assigned to one user grant. */
final class Grants {

  private final Map<String, Level> fields = new HashMap<>();
  private final Map<String, Level> objects = new HashMap<>();

  static Grants of(Org org, SalesforceUser user) {
    Grants grants = new Grants();
    Set<RecordId> sets = new HashSet<>();
    each(
        org,
        "PermissionSetAssignment",
        row -> {
          if (id(row, "AssigneeId").value().equals(user.id())) {
            sets.add(id(row, "PermissionSetId"));
          }
        });
    Table permissionSets = org.table(org.schema().standard("PermissionSet"));
    for (RecordId set : sets) {
      permissionSets
          .find(set.value())
          .filter(handle -> !permissionSets.deleted(handle))
          .map(permissionSets::fields)
          .filter(row -> Boolean.TRUE.equals(row.get("PermissionsEditTask")))
          .ifPresent(row -> grants.objects.put("task", Level.EDIT));
    }
    each(
        org,
        "FieldPermissions",
        row -> {
          if (sets.contains(id(row, "ParentId"))) {
            grants.fields.merge(name(row, "Field"), level(row), Grants::higher);
          }
        });
    each(
        org,
        "ObjectPermissions",
        row -> {
          if (sets.contains(id(row, "ParentId"))) {
            grants.objects.merge(name(row, "SobjectType"), level(row), Grants::higher);
          }
        });
    return grants;
  }

  Level field(String name) {
    return fields.getOrDefault(name.toLowerCase(Locale.ROOT), Level.NONE);
  }

  Level object(String name) {
    return objects.getOrDefault(name.toLowerCase(Locale.ROOT), Level.NONE);
  }

  private static void each(Org org, String object, Consumer<Map<String, Object>> visit) {
    Table table = org.table(org.schema().standard(object));
    PrimitiveIterator.OfInt handles = table.scan(Span.ALL, false);
    while (handles.hasNext()) {
      int handle = handles.nextInt();
      if (!table.deleted(handle)) {
        visit.accept(table.fields(handle));
      }
    }
  }

  private static RecordId id(Map<String, Object> row, String field) {
    return RecordId.of(String.valueOf(row.get(field)));
  }

  private static String name(Map<String, Object> row, String field) {
    return String.valueOf(row.get(field)).toLowerCase(Locale.ROOT);
  }

  private static Level level(Map<String, Object> row) {
    if (Boolean.TRUE.equals(row.get("PermissionsEdit"))) {
      return Level.EDIT;
    }
    return Boolean.TRUE.equals(row.get("PermissionsRead")) ? Level.READ : Level.NONE;
  }

  private static Level higher(Level one, Level other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
