package io.perennial.sandbox.salesforce.tooling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.salesforce.org.ApiError;
import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.rest.Errors;
import io.perennial.sandbox.salesforce.rest.Request;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code tooling/sobjects/CustomField}: administrators create, change and delete fields. */
public final class CustomFieldResource {

  private static final Pattern FULL_NAME = Pattern.compile("(\\w+)\\.([A-Za-z]\\w*__c)");

  private final Org org;
  private final ToolingShelves shelves;

  public CustomFieldResource(Org org, ToolingShelves shelves) {
    this.org = org;
    this.shelves = shelves;
  }

  public Answer create(Request request) {
    checkRights(request);
    ObjectNode body = request.json();
    return org.write(
        () -> {
          Matcher name = FULL_NAME.matcher(body.path("FullName").asText());
          if (!name.matches()) {
            throw new ApiException(
                ApiError.of(
                    "FIELD_INTEGRITY_EXCEPTION",
                    "Invalid fullName, must end in a custom suffix (e.g. __c)",
                    "FullName"));
          }
          ObjectType object = object(name.group(1));
          if (object.field(name.group(2)).isPresent()) {
            throw new ApiException(
                ApiError.of(
                    "DUPLICATE_DEVELOPER_NAME",
                    "There is already a field named %s on %s."
                        .formatted(name.group(2).replaceFirst("__c$", ""), object.name()),
                    "DeveloperName"));
          }
          Field field = new FieldMetadata(object, name.group(2), body.path("Metadata")).field();
          put(object, field);
          return Answer.json(201, created(shelves.ids().id(object, field)));
        },
        done -> true);
  }

  public Answer get(Request request) {
    CustomFieldIds.Place place = find(request);
    return Answer.json(200, shelves.customField(place.object(), place.field()));
  }

  public Answer update(Request request) {
    checkRights(request);
    ObjectNode body = request.json();
    return org.write(
        () -> {
          CustomFieldIds.Place place = find(request);
          Field next =
              new FieldMetadata(place.object(), place.field().name(), body.path("Metadata"))
                  .field();
          if (next.type() != place.field().type()) {
            throw new ApiException(
                "FIELD_INTEGRITY_EXCEPTION", "Cannot change type of the field here");
          }
          put(place.object(), next);
          return Answer.empty(204);
        },
        done -> true);
  }

  public Answer delete(Request request) {
    checkRights(request);
    return org.write(
        () -> {
          CustomFieldIds.Place place = find(request);
          Activities.sharing(org.schema(), place.object())
              .forEach(object -> org.schema().remove(object, place.field(), org.now()));
          return Answer.empty(204);
        },
        done -> true);
  }

  private CustomFieldIds.Place find(Request request) {
    return shelves.ids().find(request.path("id")).orElseThrow(Errors::notFound);
  }

  private void put(ObjectType object, Field field) {
    Activities.sharing(org.schema(), object)
        .forEach(each -> org.schema().put(each, field, org.now()));
  }

  private ObjectType object(String name) {
    return org.schema()
        .object(name.equals(Activities.ENTITY) ? "Task" : name)
        .filter(object -> Activities.entity(object).equals(name))
        .filter(object -> object.kind() == ObjectType.Kind.DATA)
        .orElseThrow(
            () ->
                new ApiException(
                    ApiError.of(
                        "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                        "Entity Enumeration Or ID: bad value for restricted picklist field: "
                            + name,
                        "TableEnumOrId")));
  }

  private static void checkRights(Request request) {
    if (!request.user().administrator()) {
      throw new ApiException(
          "INSUFFICIENT_ACCESS", "insufficient access rights on cross-reference id");
    }
  }

  private static Map<String, @Nullable Object> created(String id) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", id);
    json.put("success", true);
    json.put("errors", List.of());
    json.put("warnings", List.of());
    json.put("infos", List.of());
    return json;
  }
}
