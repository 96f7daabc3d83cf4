package io.perennial.sandbox.salesforce.describe;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import io.perennial.sandbox.salesforce.query.Names;
import io.perennial.sandbox.salesforce.rest.Request;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code sobjects} and {@code sobjects/X/describe}, as far as the caller may see. */
public final class DescribeResource {

  private static final int MOST_BATCH = 200;

  private final Org org;

  public DescribeResource(Org org) {
    this.org = org;
  }

  /** All objects, without their fields. */
  public Answer global(Request request) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("encoding", "UTF-8");
    json.put("maxBatchSize", MOST_BATCH);
    json.put(
        "sobjects",
        org.read(
            () ->
                org.schema().objects().stream()
                    .filter(object -> object.kind() != ObjectType.Kind.TOOLING)
                    .filter(object -> org.access().sees(request.user(), object))
                    .map(object -> summary(request, object))
                    .toList()));
    return Answer.json(200, json);
  }

  /** What an object is, in short. */
  public Answer basic(Request request) {
    ObjectType object = object(request);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("objectDescribe", org.read(() -> summary(request, object)));
    json.put("recentItems", List.of());
    return Answer.json(200, json);
  }

  /** An object with its fields; 304 if neither fields nor rights changed since. */
  public Answer describe(Request request) {
    ObjectType object = object(request);
    Instant changed = org.schema().changedAt();
    if (request.moment("If-Modified-Since").filter(since -> !changed.isAfter(since)).isPresent()) {
      return Answer.empty(304);
    }
    Map<String, @Nullable Object> json =
        org.read(
            () -> {
              Map<String, @Nullable Object> all = summary(request, object);
              all.put("fields", fields(request.user(), object));
              all.put("childRelationships", children(object));
              all.put("recordTypeInfos", List.of());
              return all;
            });
    return Answer.json(200, json).with("Last-Modified", Request.httpDate(changed));
  }

  private ObjectType object(Request request) {
    return org.read(() -> new Names(org, request.user()).object(request.path("object")));
  }

  private List<Object> fields(SalesforceUser user, ObjectType object) {
    List<Object> fields = new ArrayList<>();
    object.fields().stream()
        .filter(field -> org.access().sees(user, object, field))
        .forEach(
            field ->
                fields.add(
                    FieldDescription.json(
                        object,
                        field,
                        org.access().edits(user, object, field)
                            && org.access().writes(user, object))));
    return fields;
  }

  private List<Object> children(ObjectType parent) {
    List<Object> children = new ArrayList<>();
    for (ObjectType object : org.schema().objects()) {
      object.fields().stream()
          .filter(field -> field.referenceTo().contains(parent.name()))
          .forEach(
              field -> {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("childSObject", object.name());
                json.put("field", field.name());
                json.put("cascadeDelete", field.cascade());
                children.add(json);
              });
    }
    return children;
  }

  private Map<String, @Nullable Object> summary(Request request, ObjectType object) {
    boolean writable = org.access().writes(request.user(), object);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", object.name());
    json.put("label", object.name().replaceAll("([a-z])([A-Z])", "$1 $2"));
    json.put("keyPrefix", object.prefix());
    json.put("custom", false);
    json.put("queryable", true);
    json.put("retrieveable", true);
    json.put("replicateable", true);
    json.put("createable", writable);
    json.put("updateable", writable);
    json.put("deletable", writable);
    json.put("undeletable", object.hasRecycleBin() && writable);
    json.put("mergeable", object.field("MasterRecordId").isPresent());
    json.put(
        "urls",
        Map.of(
            "sobject", "%s/sobjects/%s".formatted(request.base(), object.name()),
            "describe", "%s/sobjects/%s/describe".formatted(request.base(), object.name())));
    return json;
  }
}
