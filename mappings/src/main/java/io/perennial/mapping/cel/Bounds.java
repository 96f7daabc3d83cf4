package io.perennial.mapping.cel;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The part of the language that cannot run away.
 *
 * <p>A mapping file may come from a stranger. Work is bounded by the size of the expression and by
 * a budget of steps through lists; regular expressions run in linear time (RE2). Memory is bounded
 * because nothing makes values grow: {@code replace}, {@code join} and {@code split} are left out,
 * and what {@code +} puts together has a limit. Without it forty doublings, each bound to a name by
 * a list of one item, would ask for a terabyte.
 */
final class Bounds {

  /** Characters of one expression. */
  static final int LONGEST_EXPRESSION = 1_000;

  /** Steps through lists in one evaluation, inner lists included. */
  static final int MOST_ITERATIONS = 1_000;

  static final int DEEPEST_COMPREHENSION = 2;

  /** Characters of a text that goes in or is put together. */
  static final int LONGEST_TEXT = 10_000;

  /** Items of a list that is put together. */
  private static final int LONGEST_LIST = 10_000;

  private static final String JOIN = "perennial_add_string";

  /** The standard's own name: {@code map} and {@code filter} are made of it. */
  private static final String JOIN_LISTS = "add_list";

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(LONGEST_EXPRESSION)
          .maxParseRecursionDepth(32)
          .maxParseErrorRecoveryLimit(5)
          .comprehensionMaxIterations(MOST_ITERATIONS)
          .maxRegexProgramSize(2_000)
          .enableStringConcatenation(false)
          .enableListConcatenation(false)
          .enableHeterogeneousNumericComparisons(true)
          .evaluateCanonicalTypesToNativeValues(true)
          .build();

  private static final CelStringExtensions STRINGS =
      CelExtensions.strings(
          CelStringExtensions.Function.CHAR_AT,
          CelStringExtensions.Function.INDEX_OF,
          CelStringExtensions.Function.LAST_INDEX_OF,
          CelStringExtensions.Function.LOWER_ASCII,
          CelStringExtensions.Function.UPPER_ASCII,
          CelStringExtensions.Function.SUBSTRING,
          CelStringExtensions.Function.TRIM);

  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.standardCelRuntimeBuilder()
          .setOptions(OPTIONS)
          .addLibraries(STRINGS, CelExtensions.math(OPTIONS))
          .addFunctionBindings(
              CelFunctionBinding.from(JOIN, String.class, String.class, Bounds::join),
              CelFunctionBinding.from(JOIN_LISTS, List.class, List.class, Bounds::joinLists))
          .build();

  private Bounds() {}

  static CelCompiler compiler(Set<String> variables) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.values())
            .addLibraries(STRINGS, CelExtensions.math(OPTIONS))
            .addFunctionDeclarations(
                CelFunctionDecl.newFunctionDeclaration(
                    "_+_",
                    CelOverloadDecl.newGlobalOverload(
                        JOIN, SimpleType.STRING, SimpleType.STRING, SimpleType.STRING)));
    variables.forEach(variable -> builder.addVar(variable, SimpleType.DYN));
    return builder.build();
  }

  static CelRuntime runtime() {
    return RUNTIME;
  }

  private static Object join(String left, String right) {
    if (left.length() + right.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException("joined text is too long");
    }
    return left + right;
  }

  private static Object joinLists(List<?> left, List<?> right) {
    if (left.size() + right.size() > LONGEST_LIST) {
      throw new IllegalArgumentException("joined list is too long");
    }
    List<Object> joined = new ArrayList<>(left);
    joined.addAll(right);
    return joined;
  }
}
