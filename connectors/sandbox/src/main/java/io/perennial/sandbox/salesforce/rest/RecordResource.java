package io.perennial.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.salesforce.org.ApiError;
import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.org.RecordRow;
import io.perennial.sandbox.salesforce.query.Column;
import io.perennial.sandbox.salesforce.query.Names;
import io.perennial.sandbox.salesforce.query.Shape;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.FieldType;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.salesforce.write.Obstacles;
import io.perennial.sandbox.salesforce.write.Style;
import io.perennial.sandbox.salesforce.write.Writer;
import io.perennial.sandbox.soql.RecordId;
import io.perennial.sandbox.soql.Term;
import io.perennial.sandbox.state.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One record by its id: read, create, update, delete. */
public final class RecordResource {

  private final Org org;
  private final Obstacles obstacles;

  public RecordResource(Org org, Obstacles obstacles) {
    this.org = org;
    this.obstacles = obstacles;
  }

  public Answer get(Request request) {
    ObjectType object = object(request);
    return org.read(
        () -> {
          RecordRow row = find(request, object, request.path("id"));
          boolean unchanged =
              request
                  .moment("If-Modified-Since")
                  .filter(at -> !row.modifiedAt().isAfter(at))
                  .isPresent();
          if (unchanged) {
            return Answer.empty(304);
          }
          return Answer.json(200, Shape.record(row, columns(request, object), request.base()));
        });
  }

  public Answer create(Request request) {
    ObjectType object = object(request);
    ObjectNode record = body(request);
    String id = org.write(() -> writer(request).create(object, record, Style.SINGLE), done -> true);
    return Answer.json(201, result(id))
        .with("Location", "%s/sobjects/%s/%s".formatted(request.base(), object.name(), id));
  }

  public Answer update(Request request) {
    ObjectType object = object(request);
    ObjectNode record = body(request);
    Optional<Instant> unmodifiedSince = request.moment("If-Unmodified-Since");
    return org.write(
        () -> {
          RecordRow row = find(request, object, request.path("id"));
          if (unmodifiedSince.filter(at -> row.modifiedAt().isAfter(at)).isPresent()) {
            throw new ApiException(
                412,
                List.of(ApiError.of("PRECONDITION_FAILED", "The record was modified meanwhile")));
          }
          writer(request).update(object, row.id(), record, Style.SINGLE);
          return Answer.empty(204);
        },
        done -> true);
  }

  public Answer delete(Request request) {
    ObjectType object = object(request);
    return org.write(
        () -> {
          writer(request).delete(object, find(request, object, request.path("id")).id());
          return Answer.empty(204);
        },
        done -> true);
  }

  /** What is answered about a written record. */
  public static Map<String, Object> result(String id) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", id);
    json.put("success", true);
    json.put("errors", List.of());
    return json;
  }

  private ObjectNode body(Request request) {
    ObjectNode record = request.json();
    if (record.has("Id") || record.has("id")) {
      throw new ApiException(
          "INVALID_FIELD", "The Id field should not be specified in the sobject data.");
    }
    return record;
  }

  private ObjectType object(Request request) {
    return org.read(() -> new Names(org, request.user()).object(request.path("object")));
  }

  private RecordRow find(Request request, ObjectType object, String id) {
    Table table = org.table(object);
    int handle = table.find(RecordId.of(id).value()).orElseThrow(Errors::notFound);
    if (table.deleted(handle)) {
      throw new ApiException("ENTITY_IS_DELETED", "entity is deleted");
    }
    if (!org.access().seesRow(request.user(), object, table.fields(handle))) {
      throw Errors.notFound();
    }
    return new RecordRow(org, object, table, handle);
  }

  private List<Column> columns(Request request, ObjectType object) {
    Names names = new Names(org, request.user());
    Optional<String> asked = request.call().parameter("fields");
    if (asked.isPresent()) {
      return List.of(asked.get().split(",")).stream()
          .map(name -> names.column(object, Term.Path.of(name.strip())))
          .toList();
    }
    return object.fields().stream()
        .filter(field -> field.type() != FieldType.COMPLEXVALUE)
        .filter(field -> org.access().sees(request.user(), object, field))
        .map(Field::name)
        .map(name -> names.column(object, Term.Path.of(name)))
        .toList();
  }

  private Writer writer(Request request) {
    return new Writer(org, obstacles, request.user());
  }
}
