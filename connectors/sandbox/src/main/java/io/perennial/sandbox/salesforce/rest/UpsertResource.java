package io.perennial.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.query.Names;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.salesforce.write.Obstacles;
import io.perennial.sandbox.salesforce.write.Style;
import io.perennial.sandbox.salesforce.write.Upserts;
import io.perennial.sandbox.salesforce.write.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code PATCH sobjects/X/{ExternalIdField}/{value}}. */
public final class UpsertResource {

  private final Org org;
  private final Obstacles obstacles;

  public UpsertResource(Org org, Obstacles obstacles) {
    this.org = org;
    this.obstacles = obstacles;
  }

  public Answer upsert(Request request) {
    ObjectNode record = request.json();
    Upserts upserts = new Upserts(org, request.user(), new Writer(org, obstacles, request.user()));
    String value = request.path("value");
    return org.write(
        () -> {
          ObjectType object = new Names(org, request.user()).object(request.path("object"));
          Field key = upserts.key(object, request.path("field"));
          if (record.has(key.name())) {
            throw new ApiException(
                "INVALID_FIELD",
                "The %s field should not be specified in the sobject data.".formatted(key.name()));
          }
          List<String> found = upserts.find(object, key, value);
          if (found.size() > 1) {
            return choices(request, object, found);
          }
          if (found.isEmpty() && request.flag("updateOnly")) {
            throw Errors.notFound();
          }
          return answer(upserts.upsert(object, key, value, record, Style.SINGLE));
        },
        done -> true);
  }

  private static Answer choices(Request request, ObjectType object, List<String> ids) {
    return Answer.json(
        300,
        ids.stream()
            .map(id -> "%s/sobjects/%s/%s".formatted(request.base(), object.name(), id))
            .toList());
  }

  private static Answer answer(Upserts.Upserted upserted) {
    Map<String, Object> json = new LinkedHashMap<>(RecordResource.result(upserted.id()));
    json.put("created", upserted.created());
    return Answer.json(upserted.created() ? 201 : 200, json);
  }
}
