package io.perennial.sandbox.salesforce.composite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.salesforce.org.ApiError;
import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.query.Names;
import io.perennial.sandbox.salesforce.rest.Request;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.salesforce.write.Obstacles;
import io.perennial.sandbox.salesforce.write.Style;
import io.perennial.sandbox.salesforce.write.Upserts;
import io.perennial.sandbox.salesforce.write.Writer;
import io.perennial.sandbox.soql.RecordId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** {@code composite/sobjects}: up to 200 records, each with its own outcome in a 200 answer. */
public final class Collections {

  private static final int MOST_RECORDS = 200;
  private static final int MOST_CHUNKS = 10;

  private final Org org;
  private final Obstacles obstacles;

  public Collections(Org org, Obstacles obstacles) {
    this.org = org;
    this.obstacles = obstacles;
  }

  public Answer create(Request request) {
    Writer writer = writer(request);
    return each(
        request,
        records(request),
        record -> ItemResult.of(writer.create(type(request, record), record, Style.COLLECTION)));
  }

  public Answer update(Request request) {
    Writer writer = writer(request);
    List<ObjectNode> records = records(request);
    obstacles.checkCollection(records.stream().map(Collections::id).toList());
    return each(
        request,
        records,
        record -> {
          String id = id(record);
          ObjectType object = type(request, record);
          if (id.isEmpty()) {
            throw new ApiException(
                ApiError.of("MISSING_ARGUMENT", "Id not specified in an update call", "Id"));
          }
          writer.update(object, id, record, Style.COLLECTION);
          return ItemResult.of(RecordId.of(id).value());
        });
  }

  private static String id(ObjectNode record) {
    return record.path(record.has("id") ? "id" : "Id").asText("");
  }

  public Answer upsert(Request request) {
    Upserts upserts = new Upserts(org, request.user(), writer(request));
    ObjectType object = org.read(() -> names(request).object(request.path("object")));
    Field key = org.read(() -> upserts.key(object, request.path("field")));
    return each(
        request,
        records(request),
        record -> {
          Upserts.Upserted done =
              upserts.upsert(object, key, upserts.value(key, record), record, Style.COLLECTION);
          return ItemResult.upserted(done.id(), done.created());
        });
  }

  public Answer delete(Request request) {
    Writer writer = writer(request);
    List<String> ids = List.of(request.need("ids").split(","));
    checkSize(ids.size());
    return each(
        request.flag("allOrNone"),
        ids,
        id -> {
          ObjectType object =
              org.schema()
                  .byPrefix(RecordId.of(id).prefix())
                  .orElseThrow(() -> new ApiException(ApiError.malformedId("ID", id)));
          writer.delete(object, id);
          return ItemResult.of(RecordId.of(id).value());
        });
  }

  private Answer each(
      Request request, List<ObjectNode> records, Function<ObjectNode, ItemResult> work) {
    return each(request.json().path("allOrNone").asBoolean(false), records, work);
  }

  private <T> Answer each(boolean allOrNone, List<T> items, Function<T, ItemResult> work) {
    List<ItemResult> results =
        org.write(
            () -> items.stream().map(item -> one(item, work)).toList(),
            done -> !allOrNone || done.stream().allMatch(ItemResult::success));
    boolean undone = allOrNone && !results.stream().allMatch(ItemResult::success);
    return Answer.json(
        200,
        results.stream()
            .map(result -> undone ? result.rolledBack() : result)
            .map(ItemResult::json)
            .toList());
  }

  private <T> ItemResult one(T item, Function<T, ItemResult> work) {
    try {
      return org.write(() -> work.apply(item), done -> true);
    } catch (ApiException e) {
      return ItemResult.refused(e);
    }
  }

  private List<ObjectNode> records(Request request) {
    List<ObjectNode> records = new ArrayList<>();
    int chunks = 0;
    String previous = "";
    for (JsonNode node : request.json().path("records")) {
      if (!(node instanceof ObjectNode record)) {
        throw new ApiException("JSON_PARSER_ERROR", "a record must be an object");
      }
      String type = record.path("attributes").path("type").asText("");
      chunks += type.equalsIgnoreCase(previous) ? 0 : 1;
      previous = type;
      records.add(record);
    }
    checkSize(records.size());
    if (chunks > MOST_CHUNKS) {
      throw new ApiException(
          "LIMIT_EXCEEDED",
          "Cannot have more than 10 chunks in a single operation. Please rearrange the data to"
              + " reduce chunking.");
    }
    return records;
  }

  private static void checkSize(int size) {
    if (size > MOST_RECORDS) {
      throw new ApiException(
          "EXCEEDED_ID_LIMIT",
          "record limit reached. cannot submit more than 200 records into this call");
    }
  }

  private ObjectType type(Request request, ObjectNode record) {
    return names(request).object(record.path("attributes").path("type").asText("null"));
  }

  private Names names(Request request) {
    return new Names(org, request.user());
  }

  private Writer writer(Request request) {
    return new Writer(org, obstacles, request.user());
  }
}
