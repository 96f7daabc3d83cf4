package io.perennial.mapping.rule;

import io.perennial.mapping.yaml.DidYouMean;
import io.perennial.mapping.yaml.YamlNode;
import io.perennial.model.CanonicalField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the map below {@code fields} or {@code attributes}. */
final class FieldsReader {

  private static final Pattern ATTRIBUTE = Pattern.compile("[a-z][A-Za-z0-9]{0,59}");

  private final YamlNode node;

  FieldsReader(YamlNode node) {
    this.node = node;
  }

  /**
   * The rules of canonical fields, in our order.
   *
   * @param allowed all fields that there are
   * @param owner for people, for example {@code account}
   */
  List<FieldRule> fields(Collection<CanonicalField> allowed, String owner) {
    Map<String, CanonicalField> byName = new TreeMap<>();
    allowed.forEach(field -> byName.put(field.name(), field));
    node.entries()
        .forEach(
            (name, rule) -> {
              if (!byName.containsKey(name)) {
                rule.problem(
                    "is no field of %s".formatted(owner), DidYouMean.mend(name, byName.keySet()));
              }
            });
    List<FieldRule> rules = new ArrayList<>();
    for (CanonicalField field : allowed) {
      YamlNode rule = node.at(field.name());
      if (!rule.isMissing()) {
        new FieldRuleReader(field.name(), rule, Optional.of(field)).read().ifPresent(rules::add);
      } else if (field.required() && node.isMap()) {
        node.problem(
            "lacks \"%s\", which every %s needs".formatted(field.name(), owner),
            "add \"%s: { from: … }\"".formatted(field.name()));
      }
    }
    return rules;
  }

  /** The rules of open attributes, sorted. */
  List<FieldRule> attributes(Collection<CanonicalField> taken) {
    List<FieldRule> rules = new ArrayList<>();
    new TreeMap<>(node.entries())
        .forEach(
            (name, rule) -> {
              if (!ATTRIBUTE.matcher(name).matches()) {
                rule.problem("is no name for an attribute", "use camel case, for example planTier");
              } else if (taken.stream().anyMatch(field -> field.name().equals(name))) {
                rule.problem("is the name of a field of ours", "move the line below fields");
              } else {
                new FieldRuleReader(name, rule, Optional.empty()).read().ifPresent(rules::add);
              }
            });
    return rules;
  }
}
