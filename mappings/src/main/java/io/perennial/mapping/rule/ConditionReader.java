package io.perennial.mapping.rule;

import io.perennial.mapping.cel.Expression;
import io.perennial.mapping.path.FieldPath;
import io.perennial.mapping.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Reads {@code only-if}: one condition, or a list of which all must hold. */
final class ConditionReader {

  private static final List<String> TESTS = List.of("is-one-of", "is-not-one-of", "is-present");
  private static final List<String> WORDS =
      List.of("field", "is-one-of", "is-not-one-of", "is-present", "cel", "from", "nulls");

  private ConditionReader() {}

  static List<Condition> read(YamlNode node) {
    List<Condition> conditions = new ArrayList<>();
    List<YamlNode> written = node.isList() ? node.each() : List.of(node);
    for (YamlNode condition : written) {
      if (!condition.isMissing()) {
        condition.unknownKeys(WORDS);
        one(condition).ifPresent(conditions::add);
      }
    }
    return conditions;
  }

  private static Optional<Condition> one(YamlNode node) {
    List<String> tests = TESTS.stream().filter(test -> !node.at(test).isMissing()).toList();
    boolean computed = !node.at("cel").isMissing();
    if (node.isMap() && tests.size() + (computed ? 1 : 0) != 1) {
      node.problem("must ask one thing", "write one of is-one-of, is-not-one-of, is-present, cel");
      return Optional.empty();
    }
    return computed ? computed(node) : tests.stream().findFirst().flatMap(test -> test(node, test));
  }

  private static Optional<Condition> test(YamlNode node, String test) {
    Optional<FieldPath> path = OriginReader.path(node.need("field"));
    if (path.isEmpty()) {
      return Optional.empty();
    }
    if (test.equals("is-present")) {
      return node.at(test).flag().map(wanted -> new Condition.Present(path.get(), wanted));
    }
    List<String> words = node.at(test).texts();
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Condition.OneOf(path.get(), new HashSet<>(words), test.equals("is-one-of")));
  }

  private static Optional<Condition> computed(YamlNode node) {
    return OriginReader.variables(node)
        .flatMap(
            variables ->
                Expression.compile(node.at("cel"), variables.paths().keySet())
                    .map(
                        expression ->
                            new Condition.Holds(
                                "only if " + node.at("cel").text().orElse("").strip(),
                                expression,
                                variables)));
  }
}
