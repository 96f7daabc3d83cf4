package io.perennial.mapping.rule;

import io.perennial.mapping.path.FieldPath;
import io.perennial.mapping.path.WhenGone;
import io.perennial.mapping.transform.BadValueException;
import io.perennial.mapping.transform.Transform;
import io.perennial.mapping.transform.Transforms;
import io.perennial.mapping.transform.WordTable;
import io.perennial.mapping.yaml.YamlNode;
import io.perennial.model.CanonicalField;
import io.perennial.model.FieldKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads one rule: {@code name: {from: Name, as: trim}}. */
final class FieldRuleReader {

  private static final List<String> POLICY_WORDS =
      List.of("optional", "when-null", "default", "when-bad", "when-gone");
  private static final List<String> PARTS_WORDS = List.of("each", "fields");
  private static final Map<String, Policy.WhenNull> WHEN_NULL =
      Map.of(
          "skip", Policy.WhenNull.SKIP,
          "refuse", Policy.WhenNull.REFUSE,
          "default", Policy.WhenNull.DEFAULT);
  private static final Map<String, WhenGone> WHEN_GONE =
      Map.of("hold", WhenGone.HOLD, "drop", WhenGone.DROP, "fail", WhenGone.FAIL);

  private final String target;
  private final YamlNode rule;
  private final Optional<CanonicalField> field;

  /**
   * @param field ours; empty for an open attribute
   */
  FieldRuleReader(String target, YamlNode rule, Optional<CanonicalField> field) {
    this.target = target;
    this.rule = rule;
    this.field = field;
  }

  /** The rule; empty after a problem was told. */
  Optional<FieldRule> read() {
    TreeSet<String> words = new TreeSet<>(POLICY_WORDS);
    boolean parts = field.isPresent() && field.get().kind() == FieldKind.PARTS;
    words.addAll(parts ? PARTS_WORDS : OriginReader.WORDS);
    words.addAll(parts ? List.of() : ConverterReader.WORDS);
    rule.unknownKeys(words);
    Policy policy = policy();
    return parts ? parts(field.get(), policy) : single(policy);
  }

  private Optional<FieldRule> single(Policy policy) {
    ConverterReader converters = new ConverterReader(rule, field);
    Optional<Origin> origin = OriginReader.read(rule);
    Optional<Converter> converter = converters.read();
    Optional<WordTable> lookup = converters.lookup();
    if (origin.isEmpty() || converter.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FieldRule(target, rule, origin.get(), lookup, converter.get(), field, policy));
  }

  private Optional<FieldRule> parts(CanonicalField ours, Policy policy) {
    Optional<FieldPath> list = OriginReader.path(rule.need("each"));
    List<FieldRule> rules = new FieldsReader(rule.need("fields")).fields(ours.parts(), target);
    return list.map(
        path ->
            new FieldRule(
                target,
                rule,
                new Origin.Field(path),
                Optional.empty(),
                new Converter.Parts(target, rules),
                Optional.empty(),
                policy));
  }

  private Policy policy() {
    YamlNode whenNull = rule.at("when-null");
    YamlNode optional = rule.at("optional");
    YamlNode otherwise = rule.at("default");
    boolean required = field.isPresent() && field.get().required();
    if (!whenNull.isMissing() && !optional.isMissing()) {
      optional.problem("says the same as when-null", "keep one of the two");
    }
    Policy.WhenNull policy = required ? Policy.WhenNull.REFUSE : Policy.WhenNull.SKIP;
    policy = otherwise.isMissing() ? policy : Policy.WhenNull.DEFAULT;
    if (!optional.isMissing()) {
      policy = optional.flag().orElse(true) ? Policy.WhenNull.SKIP : Policy.WhenNull.REFUSE;
    }
    policy = whenNull.isMissing() ? policy : whenNull.oneOf(WHEN_NULL).orElse(policy);
    if (required && policy == Policy.WhenNull.SKIP) {
      rule.problem("must be known of every record", "refuse the record, or write a default");
    }
    if (policy == Policy.WhenNull.DEFAULT && otherwise.isMissing()) {
      rule.need("default");
    }
    if (policy != Policy.WhenNull.DEFAULT && !otherwise.isMissing()) {
      otherwise.problem("has no use here", "write \"when-null: default\", or remove it");
    }
    return new Policy(
        policy, otherwise.isMissing() ? Optional.empty() : ours(otherwise), skipBad(), whenGone());
  }

  private WhenGone whenGone() {
    YamlNode whenGone = rule.at("when-gone");
    return whenGone.isMissing() ? WhenGone.HOLD : whenGone.oneOf(WHEN_GONE).orElse(WhenGone.HOLD);
  }

  private boolean skipBad() {
    YamlNode whenBad = rule.at("when-bad");
    return !whenBad.isMissing()
        && whenBad.oneOf(Map.of("refuse", false, "skip", true)).orElse(false);
  }

  /** The default is ours, not the vendor's: no lookup and no {@code as} is applied to it. */
  private Optional<Object> ours(YamlNode node) {
    Optional<Transform> natural =
        field.isEmpty() ? Optional.of(Transforms.plain()) : Transforms.natural(field.get().kind());
    if (natural.isEmpty()) {
      node.problem("cannot stand in for money or parts", "leave the field unknown");
      return Optional.empty();
    }
    List<String> options = field.map(CanonicalField::options).orElse(List.of());
    if (!options.isEmpty() && node.oneOf(options).isEmpty()) {
      return Optional.empty();
    }
    try {
      Optional<? extends Object> written = node.isList() ? Optional.of(node.texts()) : node.text();
      return written.isEmpty() ? Optional.empty() : natural.get().apply(written.get());
    } catch (BadValueException bad) {
      node.problem(bad.what(), bad.mend());
      return Optional.empty();
    }
  }
}
