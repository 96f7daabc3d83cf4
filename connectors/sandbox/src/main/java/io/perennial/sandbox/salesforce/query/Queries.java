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
   * What a query is asked for.
   *
   * @param all whether deleted records belong to the result
   * @param tooling whether the Tooling API is asked
   */
  public record Ask(String soql, SalesforceUser user, boolean all, boolean tooling) {}

  /**
   * The first page of a result.
   *
   * @param pageSize as the caller wishes
   * @param base path of the API, for example {@code /services/data/v66.0}
   */
  public Map<String, @Nullable Object> first(Ask ask, int pageSize, String base) {
    Query parsed = parse(ask.soql());
    Names names = new Names(org, ask.user(), ask.tooling());
    return org.read(
        () -> {
          Runner runner = new Runner(org, ask.user(), names, ask.all());
          ObjectType object = names.object(parsed.from());
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
              cursors.open(object, columns(query, object, names), handles, ask.user());
          return page(new Cursors.Place(cursor, 0), pageSize, base);
        });
  }

  /** The page of an open result that a locator names. */
  public Map<String, @Nullable Object> more(
      String locator, SalesforceUser user, int pageSize, String base) {
    return org.read(() -> page(cursors.find(locator, user), pageSize, base));
  }

  /** All records of a query, to be read in any slices: for Bulk queries, which take no groups. */
  public Result whole(String soql, SalesforceUser user, boolean all) {
    Query parsed = parse(soql);
    if (parsed.aggregates()) {
      throw new ApiException("API_ERROR", "Aggregate Relationships not supported in Bulk Query");
    }
    Names names = new Names(org, user);
    return org.read(
        () -> {
          Runner runner = new Runner(org, user, names, all);
          ObjectType object = names.object(parsed.from());
          Query query = runner.bind(parsed, object);
          int[] handles = runner.find(query, object, org.table(object));
          return new Result(org, object, columns(query, object, names), handles);
        });
  }

  private static Query parse(String soql) {
    try {
      return Query.parse(soql);
    } catch (MalformedQuery e) {
      throw new ApiException("MALFORMED_QUERY", String.valueOf(e.getMessage()));
    }
  }

  private static List<Column> columns(Query query, ObjectType object, Names names) {
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
