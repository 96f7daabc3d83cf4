package io.perennial.sandbox.soql;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A query as a tree.
 *
 * @param from the object's name as written
 */
public record Query(
    List<Selected> select,
    String from,
    Optional<Condition> where,
    List<Term.Path> groupBy,
    Optional<Condition> having,
    List<Order> orderBy,
    OptionalInt limit,
    OptionalInt offset) {

  public Query {
    select = List.copyOf(select);
    groupBy = List.copyOf(groupBy);
    orderBy = List.copyOf(orderBy);
  }

  /**
   * Reads a query.
   *
   * @throws MalformedQuery if the text is not SOQL
   */
  public static Query parse(String text) {
    return new Parser(text).parse();
  }

  /** Whether the query is {@code SELECT COUNT() FROM …}, which answers a number and no rows. */
  public boolean countsOnly() {
    return select.size() == 1
        && select.get(0).term() instanceof Term.Aggregate aggregate
        && aggregate.of().isEmpty();
  }

  /** Whether the answer's rows are groups of records. */
  public boolean aggregates() {
    return !groupBy.isEmpty()
        || select.stream().anyMatch(item -> item.term() instanceof Term.Aggregate);
  }

  /** The same query with another WHERE. */
  public Query withWhere(Optional<Condition> other) {
    return new Query(select, from, other, groupBy, having, orderBy, limit, offset);
  }

  /**
   * One item of SELECT.
   *
   * @param alias name of the value in the answer, allowed in grouped queries
   */
  public record Selected(Term term, Optional<String> alias) {}

  /** One item of ORDER BY; empty values come first unless the query says otherwise. */
  public record Order(Term term, boolean descending, boolean nullsLast) {}
}
