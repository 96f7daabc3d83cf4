package io.perennial.sandbox.salesforce.composite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.salesforce.org.ApiError;
import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.org.RecordRow;
import io.perennial.sandbox.salesforce.query.Column;
import io.perennial.sandbox.salesforce.query.Names;
import io.perennial.sandbox.salesforce.query.Shape;
import io.perennial.sandbox.salesforce.rest.Request;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.soql.RecordId;
import io.perennial.sandbox.soql.Term;
import io.perennial.sandbox.state.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code composite/sobjects/X}: up to 2,000 records by id, null for those that are not there. */
public final class Retrieve {

  private static final int MOST = 2000;

  private final Org org;

  public Retrieve(Org org) {
    this.org = org;
  }

  /** With ids and fields in the body. */
  public Answer post(Request request) {
    ObjectNode body = request.json();
    return answer(request, texts(body, "ids"), texts(body, "fields"));
  }

  /** With ids and fields in the URL. */
  public Answer get(Request request) {
    return answer(
        request,
        List.of(request.need("ids").split(",")),
        List.of(request.need("fields").split(",")));
  }

  private Answer answer(Request request, List<String> ids, List<String> fields) {
    if (ids.size() > MOST) {
      throw new ApiException(
          "EXCEEDED_ID_LIMIT",
          "record limit reached. cannot submit more than 2000 records into this call");
    }
    return org.read(
        () -> {
          Names names = new Names(org, request.user());
          ObjectType object = names.object(request.path("object"));
          List<Column> columns =
              fields.stream().map(field -> names.column(object, Term.Path.of(field))).toList();
          List<@Nullable Object> records = new ArrayList<>();
          for (String id : ids) {
            records.add(record(request, object, columns, id));
          }
          return Answer.json(200, records);
        });
  }

  private @Nullable Object record(
      Request request, ObjectType object, List<Column> columns, String id) {
    if (!RecordId.isId(id)) {
      throw new ApiException(ApiError.malformedId("ID", id));
    }
    Table table = org.table(object);
    return table
        .find(RecordId.of(id).value())
        .filter(handle -> !table.deleted(handle))
        .filter(handle -> org.access().seesRow(request.user(), object, table.fields(handle)))
        .map(handle -> new RecordRow(org, object, table, handle))
        .map(row -> Shape.record(row, columns, request.base()))
        .orElse(null);
  }

  private static List<String> texts(ObjectNode body, String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode node : body.path(name)) {
      texts.add(node.asText());
    }
    return texts;
  }
}
