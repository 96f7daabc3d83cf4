package io.perennial.mapping.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.common.CelValidationException;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.perennial.mapping.transform.BadValueException;
import io.perennial.mapping.yaml.YamlNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A compiled expression in the Common Expression Language.
 *
 * <p>It sees the variables that its rule names and nothing else: no clock, no files, no network.
 * Its cost is bounded by {@link Bounds}, whatever the record holds. Immutable, for many threads.
 */
public final class Expression {

  private final CelRuntime.Program program;

  private Expression(CelRuntime.Program program) {
    this.program = program;
  }

  /** Compiles what a file says; every error is told with the file's line. */
  public static Optional<Expression> compile(YamlNode node, Set<String> variables) {
    Optional<String> text = node.text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      CelAbstractSyntaxTree tree = Bounds.compiler(variables).compile(text.get()).getAst();
      if (ComprehensionDepth.of(tree) > Bounds.DEEPEST_COMPREHENSION) {
        node.problem(
            "walks lists inside lists more than %d deep".formatted(Bounds.DEEPEST_COMPREHENSION),
            "split the expression over several attributes");
        return Optional.empty();
      }
      return Optional.of(new Expression(Bounds.runtime().createProgram(tree)));
    } catch (CelValidationException wrong) {
      CompileProblem.tell(node, String.valueOf(wrong.getMessage()), variables);
    } catch (CelEvaluationException wrong) {
      node.problem("cannot be run", "use a simpler expression");
    }
    return Optional.empty();
  }

  /**
   * Evaluates the expression.
   *
   * @param variables by name; null for a field that is not known
   * @return text, number or boolean; empty for null
   * @throws BadValueException if it fails or finds something else; never names a value
   */
  public Optional<Object> evaluate(Map<String, @Nullable Object> variables)
      throws BadValueException {
    Map<String, Object> inputs = new HashMap<>();
    for (Map.Entry<String, @Nullable Object> variable : variables.entrySet()) {
      inputs.put(variable.getKey(), CelValues.in(variable.getValue()));
    }
    try {
      return CelValues.out(program.eval(inputs));
    } catch (CelEvaluationException failed) {
      throw failed(failed.getErrorCode());
    } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException failed) {
      throw failed(CelErrorCode.INVALID_ARGUMENT);
    }
  }

  private static BadValueException failed(CelErrorCode code) {
    String mend =
        "check the kinds of the fields, or ask for them with \"has\" or \"== null\" first";
    return switch (code) {
      case ITERATION_BUDGET_EXCEEDED ->
          new BadValueException(
              "is too much work for its expression",
              "walk fewer lists; at most %d steps a record".formatted(Bounds.MOST_ITERATIONS));
      case OVERLOAD_NOT_FOUND, AMBIGUOUS_OVERLOAD, TYPE_NOT_FOUND ->
          new BadValueException("is of a kind that its expression cannot handle", mend);
      case ATTRIBUTE_NOT_FOUND, INDEX_OUT_OF_BOUNDS ->
          new BadValueException("lacks what its expression asks for", mend);
      case DIVIDE_BY_ZERO, NUMERIC_OVERFLOW ->
          new BadValueException("leads its expression to a number that does not exist", mend);
      case BAD_FORMAT, INVALID_ARGUMENT, DUPLICATE_ATTRIBUTE, INTERNAL_ERROR ->
          new BadValueException("cannot be handled by its expression", mend);
    };
  }
}
