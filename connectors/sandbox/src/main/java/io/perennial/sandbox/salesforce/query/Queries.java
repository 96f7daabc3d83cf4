package io.perennial.sandbox.salesforce.query;

import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.org.RecordRow;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import io.perennial.sandbox.salesforce.schema.FieldType;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.soql.MalformedQuery;
import io.perennial.sandbox.soql.Query;
import io.perennial.sandbox.soql.Term;
import io.perennial.sandbox.state.Table;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers queries in pages. */
public final class Queries {

  private static final int MAX_PAGE = 2000;

  private final Org org;
  private final Cursors cursors;
  private final int maxPage;

  /**
   * Queries of one organisation.
   *
   * @param maxPage most records on a page, at most 2,000
   */
  public Queries(Org org, Cursors cursors, int maxPage) {
    this.org = org;
    this.cursors = cursors;
    this.maxPage = Math.min(maxPage, MAX_PAGE);
  }

  /**
   * The first page of a result.
   *
   * @param all whether deleted records belong to it
   * @param pageSize as the caller wishes
   * @param base path of the API version
   */
  public Map<String, @Nullable Object> first(
      String soql, SalesforceUser user, boolean all, int pageSize, String base) {
    Query parsed = parse(soql);
    return org.read(
        () -> {
          Runner runner = new Runner(org, user, all);
          ObjectType object = new Names(org, user).object(parsed.from());
          Table table = org.table(object);
          Query query = runner.bind(parsed, object);
          if (query.countsOnly()) {
            return answer(runner.find(query, object, table).length, List.of(), Optional.empty());
          }
          if (query.aggregates()) {
            LocalDate today = LocalDate.ofInstant(org.now(), ZoneOffset.UTC);
            Groups groups = new Groups(query, today);
            runner.each(query, object, table, groups::add);
            return groups(query, groups.result());
          }
          int[] handles = runner.find(query, object, table);
          Cursors.Cursor cursor =
              cursors.open(object, columns(query, object, user), handles, user);
          return page(new Cursors.Place(cursor, 0), pageSize, base);
        });
  }

  /** The page of an open result that a locator names. */
  public Map<String, @Nullable Object> more(
      String locator, SalesforceUser user, int pageSize, String base) {
    return org.read(() -> page(cursors.find(locator, user), pageSize, base));
  }

  /**
   * A whole result as a table, for Bulk queries.
   *
   * @param columns the fields as the query names them
   */
  public record Whole(List<Column> columns, List<RecordRow> rows) {}

  /** All records of a query; the Bulk API takes no grouped ones. */
  public Whole whole(String soql, SalesforceUser user, boolean all) {
    Query parsed = parse(soql);
    if (parsed.aggregates()) {
      throw new ApiException(
          "API_ERROR", "Aggregate Relationships not supported in Bulk Query");
    }
    return org.read(
        () -> {
          Runner runner = new Runner(org, user, all);
          ObjectType object = new Names(org, user).object(parsed.from());
          Table table = org.table(object);
          Query query = runner.bind(parsed, object);
          List<RecordRow> rows = new ArrayList<>();
          for (int handle : runner.find(query, object, table)) {
            rows.add(new RecordRow(org, object, table, handle));
          }
          return new Whole(columns(query, object, user), rows);
        });
  }

  private static Query parse(String soql) {
    try {
      return Query.parse(soql);
    } catch (MalformedQuery e) {
      throw new ApiException("MALFORMED_QUERY", String.valueOf(e.getMessage()));
    }
  }

  private List<Column> columns(Query query, ObjectType object, SalesforceUser user) {
    Names names = new Names(org, user);
    return query.select().stream()
        .map(item -> names.column(object, (Term.Path) item.term()))
        .toList();
  }

  private Map<String, @Nullable Object> page(Cursors.Place place, int pageSize, String base) {
    Cursors.Cursor cursor = place.cursor();
    Table table = org.table(cursor.object());
    int size = cursor.handles().size();
    int end = Math.min(size, place.offset() + Math.max(1, Math.min(pageSize, maxPage)));
    List<Object> records = new ArrayList<>();
    for (int i = place.offset(); i < end; i++) {
      RecordRow row = new RecordRow(org, cursor.object(), table, cursor.handles().get(i));
      records.add(Shape.record(row, cursor.columns(), base));
    }
    return answer(
        size,
        records,
        end < size ? Optional.of(base + "/query/" + cursor.locator(end)) : Optional.empty());
  }

  private static Map<String, @Nullable Object> groups(Query query, List<Groups.Group> groups) {
    List<Object> records = new ArrayList<>();
    for (Groups.Group group : groups) {
      Map<String, @Nullable Object> json = new LinkedHashMap<>();
      json.put("attributes", Map.of("type", "AggregateResult"));
      int unnamed = 0;
      for (Query.Selected item : query.select()) {
        boolean named = item.alias().isPresent() || item.term() instanceof Term.Path;
        json.put(
            named ? item.alias().orElseGet(() -> last(item.term())) : "expr" + unnamed++,
            Shape.value(type(item.term()), group.value(item.term())));
      }
      records.add(json);
    }
    if (records.size() > MAX_PAGE) {
      throw new ApiException(
          "EXCEEDED_ID_LIMIT",
          "Aggregate query does not support queryMore(), use LIMIT to restrict the results to a"
              + " single batch");
    }
    return answer(records.size(), records, Optional.empty());
  }

  private static String last(Term term) {
    List<String> parts = ((Term.Path) term).parts();
    return parts.get(parts.size() - 1);
  }

  private static FieldType type(Term term) {
    boolean counts =
        term instanceof Term.Aggregate aggregate
            && (aggregate.function() == Term.Function.COUNT
                || aggregate.function() == Term.Function.COUNT_DISTINCT);
    return counts ? FieldType.INT : FieldType.DOUBLE;
  }

  private static Map<String, @Nullable Object> answer(
      int total, List<?> records, Optional<String> next) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("totalSize", total);
    json.put("done", next.isEmpty());
    next.ifPresent(url -> json.put("nextRecordsUrl", url));
    json.put("records", records);
    return json;
  }
}
