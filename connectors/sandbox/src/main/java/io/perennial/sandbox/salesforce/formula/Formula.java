package io.perennial.sandbox.salesforce.formula;

import io.perennial.sandbox.soql.Row;
import io.perennial.sandbox.soql.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The formula of a computed field. Empty operands make an empty result. */
public final class Formula {

  private final Expression expression;
  private final List<Term.Path> fields;

  private Formula(Expression expression, List<Term.Path> fields) {
    this.expression = expression;
    this.fields = List.copyOf(fields);
  }

  /**
   * Reads a formula.
   *
   * @throws FormulaProblem if the text is no formula that the look-alike understands
   */
  public static Formula parse(String text) {
    FormulaParser parser = new FormulaParser(text);
    Expression expression = parser.parse();
    return new Formula(expression, parser.fields());
  }

  /** The fields that the formula names. */
  public List<Term.Path> fields() {
    return fields;
  }

  /** The value for one record; null if it is empty or cannot be computed. */
  public @Nullable Object value(Row row) {
    try {
      return expression.value(row);
    } catch (FormulaProblem | ArithmeticException e) {
      return null;
    }
  }

  /** A part of a formula. */
  interface Expression {

    @Nullable Object value(Row row);
  }

  /** A formula cannot be read. */
  public static final class FormulaProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FormulaProblem(String message) {
      super(message);
    }
  }
}
