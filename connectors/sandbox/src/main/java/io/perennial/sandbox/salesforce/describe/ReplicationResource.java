package io.perennial.sandbox.salesforce.describe;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.query.Names;
import io.perennial.sandbox.salesforce.query.Shape;
import io.perennial.sandbox.salesforce.rest.Request;
import io.perennial.sandbox.salesforce.schema.FieldType;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.state.Span;
import io.perennial.sandbox.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import org.jspecify.annotations.Nullable;

/** {@code updated} and {@code deleted}: ids that changed in a window of at most 30 days. */
public final class ReplicationResource {

  private static final Duration REACH = Duration.ofDays(30);

  private final Org org;

  public ReplicationResource(Org org) {
    this.org = org;
  }

  public Answer updated(Request request) {
    Window window = window(request);
    List<Object> ids = new ArrayList<>();
    each(request, window, false, (table, handle) -> ids.add(table.id(handle)));
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("ids", ids);
    json.put("latestDateCovered", Shape.value(FieldType.DATETIME, window.end()));
    return Answer.json(200, json);
  }

  public Answer deleted(Request request) {
    Window window = window(request);
    List<Object> records = new ArrayList<>();
    each(
        request,
        window,
        true,
        (table, handle) -> {
          Map<String, @Nullable Object> json = new LinkedHashMap<>();
          Instant at = Instant.ofEpochMilli(table.modifiedAt(handle));
          json.put("id", table.id(handle));
          json.put("deletedDate", Shape.value(FieldType.DATETIME, at));
          records.add(json);
        });
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("deletedRecords", records);
    json.put("earliestDateAvailable", Shape.value(FieldType.DATETIME, org.now().minus(REACH)));
    json.put("latestDateCovered", Shape.value(FieldType.DATETIME, window.end()));
    return Answer.json(200, json);
  }

  private void each(Request request, Window window, boolean deleted, Visit visit) {
    org.read(
        () -> {
          ObjectType object = new Names(org, request.user()).object(request.path("object"));
          Table table = org.table(object);
          Span span = new Span(window.start().toEpochMilli(), window.end().toEpochMilli() - 1);
          PrimitiveIterator.OfInt handles = table.scan(span, false);
          while (handles.hasNext()) {
            int handle = handles.nextInt();
            if (table.deleted(handle) == deleted) {
              visit.see(table, handle);
            }
          }
          return true;
        });
  }

  private Window window(Request request) {
    Instant start = request.momentParameter("start").truncatedTo(ChronoUnit.MINUTES);
    Instant end = request.momentParameter("end").truncatedTo(ChronoUnit.MINUTES);
    if (!start.isBefore(end)) {
      throw new ApiException("INVALID_REPLICATION_DATE", "startDate before endDate");
    }
    if (start.isBefore(org.now().minus(REACH))) {
      throw new ApiException(
          "INVALID_REPLICATION_DATE", "startDate cannot be more than 30 days ago");
    }
    return new Window(start, end);
  }

  /** From start, included, to end, excluded; whole minutes. */
  private record Window(Instant start, Instant end) {}

  /** What is done with each record of the window. */
  private interface Visit {

    void see(Table table, int handle);
  }
}
