package io.perennial.sandbox.salesforce.query;

import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.org.Org;
import io.perennial.sandbox.salesforce.org.RecordRow;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.soql.Literal;
import io.perennial.sandbox.soql.Query;
import io.perennial.sandbox.soql.RecordId;
import io.perennial.sandbox.soql.Values;
import io.perennial.sandbox.state.Span;
import io.perennial.sandbox.state.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the records of one query. Lives for one call, inside the organisation's lock. */
final class Runner {

  private static final int MAX_OFFSET = 2000;

  private final Org org;
  private final SalesforceUser user;
  private final Names names;
  private final boolean all;

  /**
   * A runner for one caller.
   *
   * @param names as the API that was called knows them
   * @param all whether deleted records are found too, as by queryAll
   */
  Runner(Org org, SalesforceUser user, Names names, boolean all) {
    this.org = org;
    this.user = user;
    this.names = names;
    this.all = all;
  }

  /** The query with its names checked and its inner queries run. */
  Query bind(Query query, ObjectType object) {
    if (query.offset().orElse(0) > MAX_OFFSET) {
      throw new ApiException(
          "NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is " + MAX_OFFSET);
    }
    return new Binder(names, object, this::values).bind(query);
  }

  /** Handles of a bound query's records, in order, after OFFSET and LIMIT. */
  int[] find(Query query, ObjectType object, Table table) {
    long offset = query.offset().orElse(0);
    long limit = query.limit().orElse(Integer.MAX_VALUE);
    boolean sorts = !followsOrder(query);
    IntStream.Builder found = IntStream.builder();
    List<Sortable> sortables = new ArrayList<>();
    long matched = 0;
    PrimitiveIterator.OfInt candidates = candidates(query, object, table);
    while (candidates.hasNext() && (sorts || matched < offset + limit)) {
      RecordRow row = new RecordRow(org, object, table, candidates.nextInt());
      if (visible(object, row) && query.where().map(where -> where.holds(row)).orElse(true)) {
        if (sorts) {
          sortables.add(Sortable.of(row, query));
        } else if (matched >= offset) {
          found.add(row.handle());
        }
        matched++;
      }
    }
    return sorts
        ? sortables.stream()
            .sorted(Sortable.order(query))
            .skip(offset)
            .limit(limit)
            .mapToInt(Sortable::handle)
            .toArray()
        : found.build().toArray();
  }

  /** Shows every record of a bound query that groups, before grouping. */
  void each(Query query, ObjectType object, Table table, Consumer<RecordRow> visit) {
    PrimitiveIterator.OfInt candidates = candidates(query, object, table);
    while (candidates.hasNext()) {
      RecordRow row = new RecordRow(org, object, table, candidates.nextInt());
      if (visible(object, row) && query.where().map(where -> where.holds(row)).orElse(true)) {
        visit.accept(row);
      }
    }
  }

  private List<Literal> values(Query inner) {
    ObjectType object = names.object(inner.from());
    Table table = org.table(object);
    Query bound = bind(inner, object);
    if (bound.aggregates() || bound.select().size() != 1) {
      throw new ApiException(
          "MALFORMED_QUERY", "a semi-join sub-select must select exactly one field");
    }
    List<Literal> values = new ArrayList<>();
    for (int handle : find(bound, object, table)) {
      Object value = new RecordRow(org, object, table, handle).value(bound.select().get(0).term());
      if (value != null) {
        values.add(new Literal.Plain(value instanceof RecordId id ? id.value() : value));
      }
    }
    return values;
  }

  private boolean visible(ObjectType object, RecordRow row) {
    return (!row.deleted() || (all && object.hasRecycleBin()))
        && (org.access().seesAllRows(user, object)
            || org.access().seesRow(user, object, row.stored()));
  }

  private PrimitiveIterator.OfInt candidates(Query query, ObjectType object, Table table) {
    Optional<List<Integer>> direct =
        query.where().flatMap(where -> new AccessPath(object, table).handles(where));
    if (direct.isPresent()) {
      Comparator<Integer> byTime = Comparator.comparingLong(table::modifiedAt);
      Comparator<Integer> order = byTime.thenComparing(table::id);
      return direct.get().stream()
          .sorted(newestFirst(query) ? order.reversed() : order)
          .mapToInt(Integer::intValue)
          .iterator();
    }
    Span span = query.where().map(AccessPath::span).orElse(Span.ALL);
    return table.scan(span, newestFirst(query));
  }

  /** Whether the order asked for is the one in which tables are walked. */
  private static boolean followsOrder(Query query) {
    List<Query.Order> orders = query.orderBy();
    boolean rightFields =
        IntStream.range(0, orders.size())
            .allMatch(
                i ->
                    i < 2
                        && orders
                            .get(i)
                            .term()
                            .toString()
                            .equalsIgnoreCase(i == 0 ? "SystemModstamp" : "Id"));
    return rightFields && orders.stream().map(Query.Order::descending).distinct().count() < 2;
  }

  private static boolean newestFirst(Query query) {
    return followsOrder(query) && !query.orderBy().isEmpty() && query.orderBy().get(0).descending();
  }

  /** A found record with the values that it is sorted by. */
  private record Sortable(int handle, List<@Nullable Object> keys) {

    static Sortable of(RecordRow row, Query query) {
      List<@Nullable Object> keys = new ArrayList<>();
      query.orderBy().forEach(order -> keys.add(row.value(order.term())));
      return new Sortable(row.handle(), keys);
    }

    static Comparator<Sortable> order(Query query) {
      return (one, other) -> {
        for (int i = 0; i < query.orderBy().size(); i++) {
          int order =
              Values.order(query.orderBy().get(i)).compare(one.keys.get(i), other.keys.get(i));
          if (order != 0) {
            return order;
          }
        }
        return 0;
      };
    }
  }
}
