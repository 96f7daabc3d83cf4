package io.perennial.sandbox.soql;

import io.perennial.sandbox.soql.Tokens.Kind;
import io.perennial.sandbox.soql.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a query by recursive descent, one method for each clause. */
final class Parser {

  private static final Set<String> CLAUSES =
      Set.of("WHERE", "WITH", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "FOR", "USING");

  private final Tokens tokens;
  private final ConditionParser conditions;
  private String from = "";
  private String alias = "";

  Parser(String text) {
    this(new Tokens(text));
  }

  private Parser(Tokens tokens) {
    this.tokens = tokens;
    this.conditions = new ConditionParser(tokens, this);
  }

  Query parse() {
    Query query = query();
    if (tokens.peek().kind() != Kind.END) {
      throw tokens.unexpected();
    }
    return query;
  }

  /** A query inside another one has names of its own. */
  Query innerQuery() {
    return new Parser(tokens).query();
  }

  private Query query() {
    Token start = tokens.peek();
    tokens.expect("SELECT");
    List<Query.Selected> select = select();
    tokens.expect("FROM");
    from();
    Query query =
        new Query(
            select.stream().map(this::withoutAlias).toList(),
            from,
            tokens.skip("WHERE") ? Optional.of(conditions.condition()) : Optional.empty(),
            tokens.skip("GROUP", "BY") ? groupBy() : List.of(),
            tokens.skip("HAVING") ? Optional.of(conditions.condition()) : Optional.empty(),
            tokens.skip("ORDER", "BY") ? orderBy() : List.of(),
            tokens.skip("LIMIT") ? OptionalInt.of(tokens.expectNumber()) : OptionalInt.empty(),
            tokens.skip("OFFSET") ? OptionalInt.of(tokens.expectNumber()) : OptionalInt.empty());
    checkGroups(query, start);
    return query;
  }

  private List<Query.Selected> select() {
    List<Query.Selected> items = new ArrayList<>();
    do {
      Term term = term();
      boolean named = tokens.peek().kind() == Kind.NAME && !tokens.peek().is("FROM");
      items.add(
          new Query.Selected(term, named ? Optional.of(tokens.next().text()) : Optional.empty()));
    } while (tokens.skip(","));
    return items;
  }

  private void from() {
    from = tokens.expect(Kind.NAME).text();
    tokens.skip("AS");
    Token token = tokens.peek();
    if (token.kind() == Kind.NAME && !CLAUSES.contains(token.text().toUpperCase(Locale.ROOT))) {
      alias = tokens.next().text();
    }
  }

  private List<Term.Path> groupBy() {
    List<Term.Path> fields = new ArrayList<>();
    do {
      if (tokens.peekAfter().is("(")) {
        throw tokens.unexpected();
      }
      fields.add(path(tokens.expect(Kind.NAME)));
    } while (tokens.skip(","));
    return fields;
  }

  private List<Query.Order> orderBy() {
    List<Query.Order> orders = new ArrayList<>();
    do {
      Term term = term();
      boolean descending = !tokens.skip("ASC") && tokens.skip("DESC");
      boolean nullsLast = !tokens.skip("NULLS", "FIRST") && tokens.skip("NULLS", "LAST");
      orders.add(new Query.Order(term, descending, nullsLast));
    } while (tokens.skip(","));
    return orders;
  }

  /** A field or an aggregate; other functions and sub-selects are not SOQL of ours. */
  Term term() {
    Token name = tokens.expect(Kind.NAME);
    if (!tokens.peek().is("(")) {
      return path(name);
    }
    Term.Function function = function(name);
    tokens.expect("(");
    boolean countsRows = function == Term.Function.COUNT && tokens.peek().is(")");
    Optional<Term.Path> of =
        countsRows ? Optional.empty() : Optional.of(path(tokens.expect(Kind.NAME)));
    tokens.expect(")");
    return new Term.Aggregate(function, of);
  }

  private Term.Function function(Token name) {
    for (Term.Function function : Term.Function.values()) {
      if (name.is(function.name())) {
        return function;
      }
    }
    throw tokens.unexpected();
  }

  private Term.Path path(Token name) {
    return withoutAlias(Term.Path.of(name.text()));
  }

  private Term.Path withoutAlias(Term.Path path) {
    String first = path.parts().get(0);
    boolean named = first.equalsIgnoreCase(alias) || first.equalsIgnoreCase(from);
    return named && path.parts().size() > 1
        ? new Term.Path(path.parts().subList(1, path.parts().size()))
        : path;
  }

  /** SELECT is read before the alias is known. */
  private Query.Selected withoutAlias(Query.Selected item) {
    Term term = item.term();
    if (term instanceof Term.Path path) {
      return new Query.Selected(withoutAlias(path), item.alias());
    }
    Term.Aggregate aggregate = (Term.Aggregate) term;
    return new Query.Selected(
        new Term.Aggregate(aggregate.function(), aggregate.of().map(this::withoutAlias)),
        item.alias());
  }

  private void checkGroups(Query query, Token start) {
    for (Query.Selected item : query.select()) {
      boolean field = item.term() instanceof Term.Path;
      boolean grouped =
          query.groupBy().stream()
              .anyMatch(path -> path.toString().equalsIgnoreCase(item.term().toString()));
      if (field && query.aggregates() && !grouped) {
        throw tokens.problem(start, "Field must be grouped or aggregated: " + item.term());
      }
      if (!query.aggregates() && item.alias().isPresent()) {
        throw tokens.problem(start, "only aggregate expressions use field aliasing");
      }
    }
    if (query.having().isPresent() && query.groupBy().isEmpty()) {
      throw tokens.problem(start, "having is only allowed in a query that groups");
    }
  }
}
