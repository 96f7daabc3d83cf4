package io.perennial.sandbox.salesforce.query;

import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.FieldType;
import io.perennial.sandbox.salesforce.schema.ObjectType;
import io.perennial.sandbox.soql.Condition;
import io.perennial.sandbox.soql.Literal;
import io.perennial.sandbox.soql.Query;
import io.perennial.sandbox.soql.RecordId;
import io.perennial.sandbox.soql.Term;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** Checks that a query's names exist and that its literals fit their fields. */
final class Binder {

  private static final String OPERATOR = "INVALID_QUERY_FILTER_OPERATOR";

  private final Names names;
  private final ObjectType object;
  private final Function<Query, List<Literal>> innerQueries;

  /**
   * A binder for one query.
   *
   * @param innerQueries runs the query inside an IN
   */
  Binder(Names names, ObjectType object, Function<Query, List<Literal>> innerQueries) {
    this.names = names;
    this.object = object;
    this.innerQueries = innerQueries;
  }

  /** The query with its inner queries run. */
  Query bind(Query query) {
    query.select().forEach(item -> check(item.term()));
    query.groupBy().forEach(path -> names.column(object, path));
    query.having().ifPresent(this::checkHaving);
    for (Query.Order order : query.orderBy()) {
      if (!isAlias(query, order.term())) {
        check(order.term());
      }
    }
    return query.withWhere(query.where().map(this::bind));
  }

  private void checkHaving(Condition condition) {
    if (condition instanceof Condition.And and) {
      and.parts().forEach(this::checkHaving);
    } else if (condition instanceof Condition.Or or) {
      or.parts().forEach(this::checkHaving);
    } else if (condition instanceof Condition.Not not) {
      checkHaving(not.part());
    } else if (condition instanceof Condition.Comparison comparison) {
      check(comparison.term());
    } else if (condition instanceof Condition.In in) {
      check(in.term());
    }
  }

  private static boolean isAlias(Query query, Term term) {
    return query.select().stream()
        .flatMap(item -> item.alias().stream())
        .anyMatch(term.toString()::equalsIgnoreCase);
  }

  private Condition bind(Condition condition) {
    if (condition instanceof Condition.And and) {
      return new Condition.And(and.parts().stream().map(this::bind).toList());
    }
    if (condition instanceof Condition.Or or) {
      return new Condition.Or(or.parts().stream().map(this::bind).toList());
    }
    if (condition instanceof Condition.Not not) {
      return new Condition.Not(bind(not.part()));
    }
    if (condition instanceof Condition.InQuery in) {
      filtered(in.term());
      return new Condition.In(in.term(), in.negated(), innerQueries.apply(in.query()));
    }
    if (condition instanceof Condition.In in) {
      Field field = filtered(in.term());
      in.literals().forEach(literal -> check(field, literal));
    }
    if (condition instanceof Condition.Comparison comparison) {
      check(filtered(comparison.term()), comparison.literal());
    }
    return condition;
  }

  private void check(Term term) {
    if (term instanceof Term.Path path) {
      names.column(object, path);
    } else if (term instanceof Term.Aggregate aggregate) {
      aggregate.of().ifPresent(path -> check(aggregate.function(), names.column(object, path)));
    }
  }

  private static void check(Term.Function function, Column column) {
    boolean sums = function == Term.Function.SUM || function == Term.Function.AVG;
    if (sums && !column.field().type().isNumber()) {
      throw new ApiException(
          "MALFORMED_QUERY",
          "field %s does not support aggregate operator %s".formatted(column.path(), function));
    }
  }

  private Field filtered(Term term) {
    if (term instanceof Term.Path path) {
      Field field = names.column(object, path).field();
      if (!field.filterable()) {
        throw new ApiException(
            "INVALID_FIELD",
            "field '%s' can not be filtered in a query call".formatted(field.name()));
      }
      return field;
    }
    throw new ApiException("MALFORMED_QUERY", "Aggregate functions are not allowed in WHERE");
  }

  private static void check(Field field, Literal literal) {
    if (literal instanceof Literal.Empty) {
      return;
    }
    FieldType type = field.type();
    if (literal instanceof Literal.Like && (type.isId() || !type.isText())) {
      throw new ApiException(OPERATOR, "invalid operator on field '" + field.name() + "'");
    }
    boolean day = literal instanceof Literal.Word;
    if (literal instanceof Literal.Plain plain) {
      if (type.isId() && plain.value() instanceof String id && !RecordId.isId(id)) {
        throw new ApiException(OPERATOR, "invalid ID field: " + id);
      }
      if (!fits(type, plain.value())) {
        throw unfit(field);
      }
    } else if (day && type != FieldType.DATE && type != FieldType.DATETIME) {
      throw unfit(field);
    }
  }

  private static boolean fits(FieldType type, Object value) {
    return switch (type) {
      case BOOLEAN -> value instanceof Boolean;
      case INT, DOUBLE, CURRENCY, PERCENT -> value instanceof BigDecimal;
      case DATE -> value instanceof LocalDate;
      case DATETIME -> value instanceof Instant;
      case ID, REFERENCE, STRING, TEXTAREA, PICKLIST, MULTIPICKLIST, EMAIL, PHONE, URL ->
          value instanceof String;
      case COMPLEXVALUE -> false;
    };
  }

  private static ApiException unfit(Field field) {
    boolean text = field.type().isText();
    String type = field.type() == FieldType.DATETIME ? "dateTime" : field.type().word();
    return new ApiException(
        "INVALID_FIELD",
        "value of filter criterion for field '%s' must be of type %s and should %sbe enclosed in quotes"
            .formatted(field.name(), text ? "string" : type, text ? "" : "not "));
  }
}
