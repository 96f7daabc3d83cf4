package io.perennial.sandbox.soql;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a row must fulfil. */
public sealed interface Condition {

  boolean holds(Row row);

  /** All parts hold. */
  record And(List<Condition> parts) implements Condition {

    public And {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(Row row) {
      for (Condition part : parts) {
        if (!part.holds(row)) {
          return false;
        }
      }
      return true;
    }
  }

  /** At least one part holds. */
  record Or(List<Condition> parts) implements Condition {

    public Or {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(Row row) {
      for (Condition part : parts) {
        if (part.holds(row)) {
          return true;
        }
      }
      return false;
    }
  }

  /** The part does not hold. */
  record Not(Condition part) implements Condition {

    @Override
    public boolean holds(Row row) {
      return !part.holds(row);
    }
  }

  /** A value stands in a relation to a literal. */
  record Comparison(Term term, Operator operator, Literal literal) implements Condition {

    @Override
    public boolean holds(Row row) {
      return literal.holds(operator, row.value(term), row.today());
    }
  }

  /** A value is one of several; {@code NOT IN} holds for an empty value too. */
  final class In implements Condition {

    private final Term term;
    private final boolean negated;
    private final List<Literal> literals;
    private final Set<Object> keys = new HashSet<>();

    public In(Term term, boolean negated, List<Literal> literals) {
      this.term = term;
      this.negated = negated;
      this.literals = List.copyOf(literals);
      for (Literal literal : literals) {
        if (literal instanceof Literal.Plain plain) {
          keys.add(Values.key(plain.value()));
          if (plain.value() instanceof String text && RecordId.isId(text)) {
            keys.add(RecordId.of(text));
          }
        }
      }
    }

    public Term term() {
      return term;
    }

    public boolean negated() {
      return negated;
    }

    public List<Literal> literals() {
      return literals;
    }

    @Override
    public boolean holds(Row row) {
      Object value = row.value(term);
      boolean found =
          (value != null && keys.contains(Values.key(value)))
              || literals.stream()
                  .filter(literal -> !(literal instanceof Literal.Plain))
                  .anyMatch(literal -> literal.holds(Operator.EQUAL, value, row.today()));
      return found != negated;
    }
  }

  /** A value is one of those that another query finds; whoever runs queries replaces it by In. */
  record InQuery(Term term, boolean negated, Query query) implements Condition {

    @Override
    public boolean holds(Row row) {
      throw new IllegalStateException("the inner query has not been run");
    }
  }
}
