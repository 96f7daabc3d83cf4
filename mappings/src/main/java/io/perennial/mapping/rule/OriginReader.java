package io.perennial.mapping.rule;

import io.perennial.mapping.cel.Expression;
import io.perennial.mapping.path.FieldPath;
import io.perennial.mapping.yaml.DidYouMean;
import io.perennial.mapping.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code from}, {@code cel}, {@code template}, {@code constant}, {@code nulls}. */
final class OriginReader {

  static final List<String> WORDS = List.of("from", "cel", "template", "constant", "nulls");

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,40}");

  private OriginReader() {}

  /** The origin that a rule names; empty after a problem was told. */
  static Optional<Origin> read(YamlNode rule) {
    boolean computed = !rule.at("cel").isMissing();
    boolean filled = !rule.at("template").isMissing();
    boolean fixed = !rule.at("constant").isMissing();
    if ((computed && filled) || (computed && fixed) || (filled && fixed)) {
      rule.problem("takes its value from two places", "keep one of cel, template, constant");
      return Optional.empty();
    }
    if (!computed && !filled && !rule.at("nulls").isMissing()) {
      rule.at("nulls").problem("has no use here", "it belongs to cel and template");
    }
    if (computed) {
      return variables(rule).flatMap(variables -> computed(rule.at("cel"), variables));
    }
    if (filled) {
      return variables(rule).flatMap(variables -> filled(rule.at("template"), variables));
    }
    if (fixed) {
      return fixed(rule);
    }
    return path(rule.need("from")).map(Origin.Field::new);
  }

  /** A path after a word such as {@code from}; empty after a problem was told. */
  static Optional<FieldPath> path(YamlNode node) {
    if (node.isMap()) {
      node.problem("names several fields", "write one field, or add cel or template");
      return Optional.empty();
    }
    Optional<String> written = node.text();
    Optional<FieldPath> path = written.flatMap(FieldPath::parse);
    if (written.isPresent() && path.isEmpty()) {
      node.problem("is no field", "write it as Name, Owner.Name, list[0].name or list[id=7].value");
    }
    return path;
  }

  /** The map below {@code from} of an expression or template. */
  static Optional<Origin.Variables> variables(YamlNode rule) {
    SortedMap<String, FieldPath> paths = new TreeMap<>();
    for (Map.Entry<String, YamlNode> entry : rule.need("from").entries().entrySet()) {
      if (!VARIABLE.matcher(entry.getKey()).matches()) {
        entry.getValue().problem("is no name for a variable", "use letters, digits and _");
        return Optional.empty();
      }
      path(entry.getValue()).ifPresent(path -> paths.put(entry.getKey(), path));
    }
    if (paths.isEmpty()) {
      return Optional.empty();
    }
    YamlNode nulls = rule.at("nulls");
    boolean pass =
        !nulls.isMissing() && nulls.oneOf(Map.of("stop", false, "pass", true)).orElse(false);
    return Optional.of(new Origin.Variables(paths, pass));
  }

  private static Optional<Origin> fixed(YamlNode rule) {
    if (!rule.at("from").isMissing()) {
      rule.at("from").problem("has no use beside constant", "keep one of the two");
    }
    return rule.at("constant").text().map(Origin.Constant::new);
  }

  private static Optional<Origin> computed(YamlNode node, Origin.Variables variables) {
    return Expression.compile(node, variables.paths().keySet())
        .map(expression -> new Origin.Computed(expression, variables));
  }

  private static Optional<Origin> filled(YamlNode node, Origin.Variables variables) {
    Optional<String> text = node.text();
    Matcher words = Origin.Template.WORD.matcher(text.orElse(""));
    while (words.find()) {
      String word = words.group(1);
      if (!variables.paths().containsKey(word)) {
        node.problem(
            "knows no {%s}".formatted(word), DidYouMean.mend(word, variables.paths().keySet()));
      }
    }
    return text.map(template -> new Origin.Template(template, variables));
  }
}
