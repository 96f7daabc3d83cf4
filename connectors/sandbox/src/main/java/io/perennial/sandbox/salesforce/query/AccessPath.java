package io.perennial.sandbox.salesforce.query;

import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.soql.Condition;
import io.perennial.sandbox.soql.Literal;
import io.perennial.sandbox.soql.Operator;
import io.perennial.sandbox.soql.RecordId;
import io.perennial.sandbox.soql.Term;
import io.perennial.sandbox.state.Span;
import io.perennial.sandbox.state.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which records a condition can hold for, told without looking at them.
 *
 * <p>Ids and external ids lead straight to records, bounds on SystemModstamp to a stretch of the
 * order. The condition itself is still asked about each record.
 */
final class AccessPath {

  private final ObjectType object;
  private final Table table;

  AccessPath(ObjectType object, Table table) {
    this.object = object;
    this.table = table;
  }

  /** Handles of all records that may fulfil the condition; empty if nothing leads to them. */
  Optional<List<Integer>> handles(Condition condition) {
    if (condition instanceof Condition.And and) {
      return and.parts().stream().flatMap(part -> handles(part).stream()).findFirst();
    }
    if (condition instanceof Condition.Or or) {
      TreeSet<Integer> union = new TreeSet<>();
      for (Condition part : or.parts()) {
        Optional<List<Integer>> some = handles(part);
        if (some.isEmpty()) {
          return Optional.empty();
        }
        union.addAll(some.get());
      }
      return Optional.of(List.copyOf(union));
    }
    if (condition instanceof Condition.In in && !in.negated()) {
      return find(in.term(), in.literals());
    }
    if (condition instanceof Condition.Comparison comparison
        && comparison.operator() == Operator.EQUAL) {
      return find(comparison.term(), List.of(comparison.literal()));
    }
    return Optional.empty();
  }

  /** Stretch of modification times outside which the condition never holds. */
  static Span span(Condition condition) {
    if (condition instanceof Condition.And and) {
      return and.parts().stream().map(AccessPath::span).reduce(Span.ALL, Span::and);
    }
    if (condition instanceof Condition.Or or) {
      return or.parts().stream().map(AccessPath::span).reduce(Span::or).orElse(Span.ALL);
    }
    if (condition instanceof Condition.Comparison comparison
        && comparison.term().toString().equalsIgnoreCase("SystemModstamp")
        && comparison.literal() instanceof Literal.Plain plain
        && plain.value() instanceof Instant moment) {
      long time = moment.toEpochMilli();
      return switch (comparison.operator()) {
        case EQUAL -> new Span(time, time);
        case LESS -> new Span(Long.MIN_VALUE, time - 1);
        case AT_MOST -> new Span(Long.MIN_VALUE, time);
        case MORE -> new Span(time + 1, Long.MAX_VALUE);
        case AT_LEAST -> new Span(time, Long.MAX_VALUE);
        case NOT_EQUAL, LIKE -> Span.ALL;
      };
    }
    return Span.ALL;
  }

  private Optional<List<Integer>> find(Term term, List<Literal> literals) {
    Field field = object.field(term.toString()).orElse(null);
    if (field == null || !(field.name().equals("Id") || field.indexed())) {
      return Optional.empty();
    }
    List<Integer> handles = new ArrayList<>();
    for (Literal literal : literals) {
      if (!(literal instanceof Literal.Plain plain)) {
        return Optional.empty();
      }
      String value = plain.value().toString();
      if (field.name().equals("Id")) {
        table.find(RecordId.of(value).value()).ifPresent(handles::add);
      } else {
        handles.addAll(table.findBy(field.name(), value));
      }
    }
    return Optional.of(handles.stream().distinct().toList());
  }
}
