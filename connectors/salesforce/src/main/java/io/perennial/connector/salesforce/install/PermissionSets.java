package io.perennial.connector.salesforce.install;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.install.Installed;
import io.perennial.connector.install.Mark;
import io.perennial.connector.salesforce.call.SalesforceClient;
import io.perennial.connector.salesforce.call.SoqlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes permission sets and fills them; what people gave more stays. */
final class PermissionSets {

  private static final int VISIBLE = 1;
  private static final int EDITABLE = 2;

  private final SalesforceClient client;
  private final Composite composite;

  PermissionSets(SalesforceClient client, Composite composite) {
    this.client = client;
    this.composite = composite;
  }

  /** Makes one set; gives its key if it may be used, and tells what was done. */
  Optional<String> install(Rights rights, List<Installed> results) {
    String thing = "permission set " + rights.label();
    JsonNode row =
        client
            .query(
                "SELECT Id, Description, PermissionsEditTask FROM PermissionSet WHERE NamespacePrefix = null AND Name = "
                    + SoqlText.text(rights.name()))
            .path("records")
            .path(0);
    if (row.isMissingNode()) {
      Optional<String> made = create(rights, thing, results);
      made.ifPresent(id -> fill(id, rights, true, results));
      return made;
    }
    if (!Mark.isOn(row.path("Description").asText(""))) {
      results.add(
          Installed.leftAlone(
              thing, "existed before us", "rename it, and run install again to have ours made"));
      return Optional.empty();
    }
    boolean mayEdit = row.path("PermissionsEditTask").asBoolean();
    results.add(
        rights.tasks() && !mayEdit
            ? letEditTasks(row.path("Id").asText(), thing)
            : Installed.unchanged(thing));
    fill(row.path("Id").asText(), rights, false, results);
    return Optional.of(row.path("Id").asText());
  }

  /** Gives the set to a user. */
  void assign(String set, String user, Rights rights, List<Installed> results) {
    String thing = "%s given to user %s".formatted(rights.label(), user);
    boolean given =
        client
                .query(
                    "SELECT Id FROM PermissionSetAssignment WHERE PermissionSetId = %s AND AssigneeId"
                            .formatted(SoqlText.text(set))
                        + " = "
                        + SoqlText.text(user))
                .path("records")
                .size()
            > 0;
    if (given) {
      results.add(Installed.unchanged(thing));
      return;
    }
    Composite.Part part =
        composite
            .records(
                "POST",
                "PermissionSetAssignment",
                List.of(Map.of("PermissionSetId", set, "AssigneeId", user)))
            .get(0);
    results.add(part.done() ? Installed.created(thing) : Mends.refused(thing, part));
  }

  private Optional<String> create(Rights rights, String thing, List<Installed> results) {
    Map<String, Object> set = new LinkedHashMap<>();
    set.put("Name", rights.name());
    set.put("Label", rights.label());
    set.put("Description", Mark.with(rights.meaning()));
    if (rights.api()) {
      set.put("PermissionsApiEnabled", true);
    }
    if (rights.tasks()) {
      set.put("PermissionsEditTask", true);
    }
    Composite.Part part = composite.records("POST", "PermissionSet", List.of(set)).get(0);
    results.add(part.done() ? Installed.created(thing) : Mends.refused(thing, part));
    return part.done() ? Optional.of(part.body().path("id").asText()) : Optional.empty();
  }

  private Installed letEditTasks(String set, String thing) {
    Map<String, Object> change = new LinkedHashMap<>();
    change.put("id", set);
    change.put("PermissionsEditTask", true);
    Composite.Part part = composite.records("PATCH", "PermissionSet", List.of(change)).get(0);
    return part.done() ? Installed.changed(thing, "Edit Tasks") : Mends.refused(thing, part);
  }

  /** Objects first: some fields may only be seen by who sees their object. */
  private void fill(String set, Rights rights, boolean fresh, List<Installed> results) {
    Gaps objects = new Gaps();
    Map<String, Given> givenObjects = given(set, "ObjectPermissions", "SobjectType");
    rights
        .objects()
        .forEach(
            (object, edit) -> {
              Map<String, Object> permission = new LinkedHashMap<>();
              permission.put("SobjectType", object);
              permission.put("PermissionsViewAllRecords", true);
              objects.look(object, edit, set, permission, givenObjects);
            });
    Gaps fields = new Gaps();
    Map<String, Given> givenFields = given(set, "FieldPermissions", "Field");
    rights
        .fields()
        .forEach(
            (field, edit) -> {
              Map<String, Object> permission = new LinkedHashMap<>();
              permission.put("SobjectType", Rights.object(field));
              permission.put("Field", field);
              fields.look(field, edit, set, permission, givenFields);
            });
    String thing = "rights of " + rights.label();
    int refused = results.size();
    objects.close("ObjectPermissions", rights, results);
    fields.close("FieldPermissions", rights, results);
    if (results.size() > refused) {
      return;
    }
    int gaps = objects.size() + fields.size();
    if (fresh) {
      results.add(new Installed(Installed.Outcome.CREATED, thing, rights.size(), ""));
    } else if (gaps > 0) {
      results.add(Installed.changed(thing, gaps + " added"));
    } else {
      results.add(Installed.unchanged(thing));
    }
  }

  /** A permission that is there: its key, and how much it allows. */
  private record Given(String id, int level) {}

  private Map<String, Given> given(String set, String object, String name) {
    Map<String, Given> given = new LinkedHashMap<>();
    String all = object.equals("ObjectPermissions") ? ", PermissionsViewAllRecords" : "";
    for (JsonNode row :
        client
            .query(
                "SELECT Id, %s, PermissionsRead, PermissionsEdit%s FROM %s WHERE ParentId = %s"
                    .formatted(name, all, object, SoqlText.text(set)))
            .path("records")) {
      boolean read =
          row.path("PermissionsRead").asBoolean()
              && (all.isEmpty() || row.path("PermissionsViewAllRecords").asBoolean());
      boolean edit = row.path("PermissionsEdit").asBoolean();
      given.put(
          row.path(name).asText().toLowerCase(Locale.ROOT),
          new Given(row.path("Id").asText(), (read ? VISIBLE : 0) + (edit ? EDITABLE : 0)));
    }
    return given;
  }

  /** What is still to be given. */
  private final class Gaps {
    private final List<Map<String, Object>> missing = new ArrayList<>();
    private final List<Map<String, Object>> narrow = new ArrayList<>();

    void look(
        String name,
        boolean edit,
        String set,
        Map<String, Object> permission,
        Map<String, Given> given) {
      Given there = given.get(name.toLowerCase(Locale.ROOT));
      int level = VISIBLE + (edit ? EDITABLE : 0);
      if (there != null && (there.level() & level) == level) {
        return;
      }
      permission.put("PermissionsRead", true);
      if (edit) {
        permission.put("PermissionsEdit", true);
      }
      if (there == null) {
        permission.put("ParentId", set);
        missing.add(permission);
      } else {
        permission.remove("SobjectType");
        permission.remove("Field");
        permission.put("id", there.id());
        narrow.add(permission);
      }
    }

    int size() {
      return missing.size() + narrow.size();
    }

    void close(String object, Rights rights, List<Installed> results) {
      send("POST", object, missing, rights, results);
      send("PATCH", object, narrow, rights, results);
    }

    private void send(
        String method,
        String object,
        List<Map<String, Object>> permissions,
        Rights rights,
        List<Installed> results) {
      if (permissions.isEmpty()) {
        return;
      }
      List<Composite.Part> parts = composite.records(method, object, permissions);
      for (int i = 0; i < parts.size(); i++) {
        if (!parts.get(i).done()) {
          Map<String, Object> permission = permissions.get(i);
          Object name =
              permission.getOrDefault("Field", permission.getOrDefault("SobjectType", object));
          results.add(
              Mends.refused("right of %s to %s".formatted(rights.label(), name), parts.get(i)));
        }
      }
    }
  }
}
