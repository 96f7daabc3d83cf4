package io.perennial.connector.salesforce.install;

import io.perennial.connector.install.InstallFile;
import io.perennial.connector.install.Mark;
import io.perennial.connector.install.Wanted;
import io.perennial.connector.install.WantedField;
import io.perennial.connector.salesforce.call.SalesforceClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Our fields and permission sets as a Salesforce DX project.
 *
 * <p>Without asking the org nobody knows which of its standard fields a permission set can grant;
 * of the fields that mappings read only custom ones are in it.
 */
final class SourceTree {

  private static final String ROOT = "force-app/main/default/";

  private final Wanted wanted;

  SourceTree(Wanted wanted) {
    this.wanted = wanted;
  }

  List<InstallFile> files() {
    List<InstallFile> files = new ArrayList<>();
    files.add(new InstallFile("sfdx-project.json", project()));
    for (WantedField field : wanted.fields()) {
      Map<String, Object> metadata = new LinkedHashMap<>();
      metadata.put("fullName", field.name());
      metadata.putAll(new FieldMetadata(field).all("fullName"));
      files.add(
          new InstallFile(
              ROOT
                  + "objects/%s/fields/%s.field-meta.xml"
                      .formatted(CustomFields.entity(field), field.name()),
              MetadataXml.write("CustomField", metadata)));
    }
    TreeSet<String> read = new TreeSet<>();
    wanted
        .reads()
        .forEach(
            (object, names) ->
                names.stream()
                    .filter(name -> name.endsWith("__c") && !name.contains("."))
                    .forEach(name -> read.add(object + "." + name)));
    files.add(
        permissionSet(
            Rights.integration(wanted.fields(), read, new TreeSet<>(wanted.reads().keySet()))));
    files.add(permissionSet(Rights.reader(wanted.fields())));
    return files;
  }

  private static String project() {
    String api = SalesforceClient.API.substring(SalesforceClient.API.lastIndexOf('v') + 1);
    return """
    {
      "packageDirectories": [{ "path": "force-app", "default": true }],
      "namespace": "",
      "sourceApiVersion": "%s"
    }
    """
        .formatted(api);
  }

  private static InstallFile permissionSet(Rights rights) {
    Map<String, Object> set = new LinkedHashMap<>();
    set.put("description", Mark.with(rights.meaning()));
    set.put("fieldPermissions", fields(rights.fields()));
    set.put("hasActivationRequired", false);
    set.put("label", rights.label());
    set.put("objectPermissions", objects(rights.objects()));
    List<Map<String, Object>> ofUser = new ArrayList<>();
    if (rights.api()) {
      ofUser.add(enabled("ApiEnabled"));
    }
    if (rights.tasks()) {
      ofUser.add(enabled("EditTask"));
    }
    if (!ofUser.isEmpty()) {
      set.put("userPermissions", ofUser);
    }
    return new InstallFile(
        ROOT + "permissionsets/%s.permissionset-meta.xml".formatted(rights.name()),
        MetadataXml.write("PermissionSet", set));
  }

  private static Map<String, Object> enabled(String permission) {
    Map<String, Object> enabled = new LinkedHashMap<>();
    enabled.put("enabled", true);
    enabled.put("name", permission);
    return enabled;
  }

  private static List<Map<String, Object>> fields(SortedMap<String, Boolean> fields) {
    List<Map<String, Object>> permissions = new ArrayList<>();
    fields.forEach(
        (field, edit) -> {
          Map<String, Object> permission = new LinkedHashMap<>();
          permission.put("editable", edit);
          permission.put("field", field);
          permission.put("readable", true);
          permissions.add(permission);
        });
    return permissions;
  }

  private static List<Map<String, Object>> objects(SortedMap<String, Boolean> objects) {
    List<Map<String, Object>> permissions = new ArrayList<>();
    objects.forEach(
        (object, edit) -> {
          Map<String, Object> permission = new LinkedHashMap<>();
          permission.put("allowCreate", false);
          permission.put("allowDelete", false);
          permission.put("allowEdit", edit);
          permission.put("allowRead", true);
          permission.put("modifyAllRecords", false);
          permission.put("object", object);
          permission.put("viewAllRecords", true);
          permissions.add(permission);
        });
    return permissions;
  }
}
