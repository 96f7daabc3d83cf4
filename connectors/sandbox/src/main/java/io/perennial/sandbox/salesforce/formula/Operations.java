package io.perennial.sandbox.salesforce.formula;

import io.perennial.sandbox.salesforce.formula.Formula.Expression;
import io.perennial.sandbox.salesforce.formula.Formula.FormulaProblem;
import io.perennial.sandbox.soql.Row;
import io.perennial.sandbox.soql.Values;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the signs and functions of a formula do. */
final class Operations {

  private Operations() {}

  static Expression binary(String sign, Expression left, Expression right) {
    return switch (sign) {
      case "&&" -> row -> truth(left, row) && truth(right, row);
      case "||" -> row -> truth(left, row) || truth(right, row);
      case "=", "==" -> row -> equal(left.value(row), right.value(row));
      case "<>", "!=" -> row -> !equal(left.value(row), right.value(row));
      case "&" -> row -> text(left.value(row)) + text(right.value(row));
      default ->
          row -> {
            Object one = left.value(row);
            Object other = right.value(row);
            return one == null || other == null ? null : calculate(sign, one, other);
          };
    };
  }

  static Expression function(String name, List<Expression> arguments) {
    int count = arguments.size();
    return switch (name + "/" + count) {
      case "TODAY/0" -> row -> row.today();
      case "NOW/0" -> row -> row.today().atStartOfDay(ZoneOffset.UTC).toInstant();
      case "IF/3" ->
          row -> (truth(arguments.get(0), row) ? arguments.get(1) : arguments.get(2)).value(row);
      case "NOT/1" -> row -> !truth(arguments.get(0), row);
      case "ISBLANK/1", "ISNULL/1" -> row -> text(arguments.get(0).value(row)).isEmpty();
      case "BLANKVALUE/2", "NULLVALUE/2" ->
          row -> {
            Object value = arguments.get(0).value(row);
            return value == null ? arguments.get(1).value(row) : value;
          };
      case "ISPICKVAL/2" ->
          row -> equal(text(arguments.get(0).value(row)), text(arguments.get(1).value(row)));
      case "TEXT/1" -> row -> text(arguments.get(0).value(row));
      case "DATEVALUE/1" -> row -> day(arguments.get(0).value(row));
      case "ABS/1" -> row -> number(arguments.get(0), row, BigDecimal::abs);
      case "FLOOR/1" ->
          row -> number(arguments.get(0), row, value -> value.setScale(0, RoundingMode.FLOOR));
      case "ROUND/2" ->
          row ->
              number(
                  arguments.get(0),
                  row,
                  value ->
                      value.setScale(
                          Integer.parseInt(text(arguments.get(1).value(row))),
                          RoundingMode.HALF_UP));
      default -> many(name, arguments);
    };
  }

  private static Expression many(String name, List<Expression> arguments) {
    return switch (name) {
      case "AND" -> row -> arguments.stream().allMatch(argument -> truth(argument, row));
      case "OR" -> row -> arguments.stream().anyMatch(argument -> truth(argument, row));
      case "MAX" -> row -> present(arguments, row).stream().max(Values::compare).orElse(null);
      case "MIN" -> row -> present(arguments, row).stream().min(Values::compare).orElse(null);
      default ->
          throw new FormulaProblem(
              "Unknown function %s with %d parameters".formatted(name, arguments.size()));
    };
  }

  private static List<Object> present(List<Expression> arguments, Row row) {
    return arguments.stream()
        .<@Nullable Object>map(argument -> argument.value(row))
        .filter(Objects::nonNull)
        .map(Object.class::cast)
        .toList();
  }

  private static Object calculate(String sign, Object one, Object other) {
    return switch (sign) {
      case "<" -> Values.compare(one, other) < 0;
      case "<=" -> Values.compare(one, other) <= 0;
      case ">" -> Values.compare(one, other) > 0;
      case ">=" -> Values.compare(one, other) >= 0;
      case "+" -> sum(one, other);
      case "-" -> difference(one, other);
      case "*" -> decimal(one).multiply(decimal(other));
      case "/" -> decimal(one).divide(decimal(other), MathContext.DECIMAL64);
      default -> throw new FormulaProblem("Unknown operator " + sign);
    };
  }

  private static Object sum(Object one, Object other) {
    if (one instanceof LocalDate day) {
      return day.plusDays(decimal(other).longValue());
    }
    return one instanceof String ? text(one) + text(other) : decimal(one).add(decimal(other));
  }

  private static Object difference(Object one, Object other) {
    if (one instanceof LocalDate day && other instanceof LocalDate start) {
      return BigDecimal.valueOf(ChronoUnit.DAYS.between(start, day));
    }
    if (one instanceof LocalDate day) {
      return day.minusDays(decimal(other).longValue());
    }
    if (one instanceof Instant end && other instanceof Instant start) {
      return BigDecimal.valueOf(ChronoUnit.SECONDS.between(start, end))
          .divide(
              BigDecimal.valueOf(ChronoUnit.DAYS.getDuration().toSeconds()), MathContext.DECIMAL64);
    }
    return decimal(one).subtract(decimal(other));
  }

  private static @Nullable Object number(
      Expression argument, Row row, UnaryOperator<BigDecimal> operation) {
    Object value = argument.value(row);
    return value == null ? null : operation.apply(decimal(value));
  }

  private static @Nullable Object day(@Nullable Object value) {
    return value instanceof Instant moment ? LocalDate.ofInstant(moment, ZoneOffset.UTC) : value;
  }

  private static BigDecimal decimal(Object value) {
    if (value instanceof BigDecimal number) {
      return number;
    }
    throw new FormulaProblem("Incorrect parameter type. Expected Number");
  }

  private static boolean truth(Expression expression, Row row) {
    return Boolean.TRUE.equals(expression.value(row));
  }

  private static boolean equal(@Nullable Object one, @Nullable Object other) {
    return (one == null || other == null)
        ? one == null && other == null
        : Values.compare(one, other) == 0;
  }

  private static String text(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number.stripTrailingZeros().toPlainString();
    }
    return value == null ? "" : value.toString();
  }
}
