package io.perennial.sandbox.salesforce.query;

import io.perennial.sandbox.soql.Condition;
import io.perennial.sandbox.soql.Query;
import io.perennial.sandbox.soql.Row;
import io.perennial.sandbox.soql.Term;
import io.perennial.sandbox.soql.Values;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts rows into groups and computes what is asked of each, without keeping the rows. */
final class Groups {

  private final Query query;
  private final LocalDate today;
  private final Set<Term.Aggregate> aggregates = new LinkedHashSet<>();
  private final Map<List<Object>, Group> groups = new LinkedHashMap<>();

  Groups(Query query, LocalDate today) {
    this.query = query;
    this.today = today;
    query.select().forEach(item -> collect(item.term()));
    query.orderBy().forEach(order -> collect(order.term()));
    query.having().ifPresent(this::collect);
    if (query.groupBy().isEmpty()) {
      groups.put(List.of(), new Group());
    }
  }

  void add(Row row) {
    List<Object> key =
        query.groupBy().stream()
            .<Object>map(path -> Optional.ofNullable(row.value(path)).map(Values::key))
            .toList();
    groups.computeIfAbsent(key, any -> new Group()).add(row);
  }

  /** The groups in the order asked for; without GROUP BY all rows are one. */
  List<Group> result() {
    return groups.values().stream()
        .filter(group -> query.having().map(having -> having.holds(group)).orElse(true))
        .sorted(this::compare)
        .skip(query.offset().orElse(0))
        .limit(query.limit().orElse(Integer.MAX_VALUE))
        .toList();
  }

  private int compare(Group one, Group other) {
    for (Query.Order order : query.orderBy()) {
      int result = Values.order(order).compare(one.value(order.term()), other.value(order.term()));
      if (result != 0) {
        return result;
      }
    }
    return 0;
  }

  private void collect(Term term) {
    if (term instanceof Term.Aggregate aggregate) {
      aggregates.add(aggregate);
    }
  }

  private void collect(Condition condition) {
    if (condition instanceof Condition.And and) {
      and.parts().forEach(this::collect);
    } else if (condition instanceof Condition.Or or) {
      or.parts().forEach(this::collect);
    } else if (condition instanceof Condition.Not not) {
      collect(not.part());
    } else if (condition instanceof Condition.Comparison comparison) {
      collect(comparison.term());
    } else if (condition instanceof Condition.In in) {
      collect(in.term());
    }
  }

  /** One group of rows. */
  final class Group implements Row {

    private final Map<Term.Aggregate, Tally> tallies = new HashMap<>();
    private final Map<String, Optional<Object>> fields = new HashMap<>();

    private Group() {
      aggregates.forEach(aggregate -> tallies.put(aggregate, new Tally(aggregate.function())));
    }

    private void add(Row row) {
      tallies.forEach(
          (aggregate, tally) ->
              tally.add(aggregate.of().isEmpty() ? row : row.value(aggregate.of().get())));
      for (Term.Path path : query.groupBy()) {
        fields.computeIfAbsent(name(path), any -> Optional.ofNullable(row.value(path)));
      }
    }

    @Override
    public @Nullable Object value(Term term) {
      Tally tally = term instanceof Term.Aggregate ? tallies.get(term) : null;
      if (tally != null) {
        return tally.result();
      }
      Optional<Object> field = fields.get(name(term));
      return field != null ? field.orElse(null) : byAlias(term);
    }

    @Override
    public LocalDate today() {
      return today;
    }

    private @Nullable Object byAlias(Term term) {
      return query.select().stream()
          .filter(item -> item.alias().filter(term.toString()::equalsIgnoreCase).isPresent())
          .findFirst()
          .map(item -> value(item.term()))
          .orElse(null);
    }

    private static String name(Term term) {
      return term.toString().toLowerCase(Locale.ROOT);
    }
  }
}
