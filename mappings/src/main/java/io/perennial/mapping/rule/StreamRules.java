package io.perennial.mapping.rule;

import io.perennial.mapping.path.FieldPath;
import io.perennial.mapping.path.ReadField;
import io.perennial.mapping.path.WhenGone;
import io.perennial.mapping.transform.BadValueException;
import io.perennial.mapping.transform.SourceKind;
import io.perennial.mapping.yaml.YamlNode;
import io.perennial.model.CanonicalType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one stream of a vendor becomes. Immutable, for many threads. */
public final class StreamRules {

  private static final List<String> WORDS = List.of("becomes", "only-if", "fields", "attributes");

  private final YamlNode node;
  private final CanonicalType type;
  private final List<Condition> conditions;
  private final List<FieldRule> fields;
  private final List<FieldRule> attributes;

  private StreamRules(
      YamlNode node,
      CanonicalType type,
      List<Condition> conditions,
      List<FieldRule> fields,
      List<FieldRule> attributes) {
    this.node = node;
    this.type = type;
    this.conditions = List.copyOf(conditions);
    this.fields = List.copyOf(fields);
    this.attributes = List.copyOf(attributes);
  }

  /** Reads what stands below a stream's name; empty after a problem was told. */
  public static Optional<StreamRules> read(YamlNode node) {
    node.unknownKeys(WORDS);
    Map<String, CanonicalType> types = new TreeMap<>();
    for (CanonicalType type : CanonicalType.values()) {
      types.put(type.word(), type);
    }
    List<Condition> conditions = ConditionReader.read(node.at("only-if"));
    Optional<CanonicalType> type =
        node.isMap() ? node.need("becomes").oneOf(types) : Optional.empty();
    return type.map(
        becomes ->
            new StreamRules(
                node,
                becomes,
                conditions,
                new FieldsReader(node.need("fields")).fields(becomes.fields(), becomes.word()),
                new FieldsReader(node.at("attributes")).attributes(becomes.fields())));
  }

  public CanonicalType type() {
    return type;
  }

  /** Names of the open attributes, sorted. */
  public List<String> attributes() {
    return attributes.stream().map(FieldRule::target).toList();
  }

  /** Every use of a vendor's field. */
  public List<ReadField> reads(String stream) {
    List<ReadField> reads = new ArrayList<>();
    YamlNode onlyIf = node.at("only-if");
    for (Condition condition : conditions) {
      for (FieldPath path : condition.reads()) {
        reads.add(
            new ReadField(
                stream,
                path,
                onlyIf.path(),
                onlyIf.place(),
                Set.of(SourceKind.ANY),
                false,
                WhenGone.HOLD));
      }
    }
    Stream.concat(fields.stream(), attributes.stream())
        .forEach(rule -> reads.addAll(rule.reads(stream)));
    return List.copyOf(reads);
  }

  /** The same text for the same meaning, for fingerprints. */
  public String canonical() {
    return node.canonical();
  }

  /**
   * Applies the rules to one record. All problems are found, not the first.
   *
   * @param currency of amounts that carry none of their own
   */
  public Result apply(Map<String, @Nullable Object> record, Optional<Currency> currency) {
    Turn turn = Turn.of(record, currency);
    Optional<String> ignored = ignoredBy(turn);
    if (ignored.isPresent() || !turn.refused().isEmpty()) {
      return new Result(ignored, new TreeMap<>(), new TreeMap<>(), turn.refused(), List.of());
    }
    SortedMap<String, Object> values = new TreeMap<>();
    SortedMap<String, Object> open = new TreeMap<>();
    for (FieldRule rule : fields) {
      rule.apply(turn).ifPresent(value -> values.put(rule.target(), value));
    }
    for (FieldRule rule : attributes) {
      rule.apply(turn).ifPresent(value -> open.put(rule.target(), plain(value)));
    }
    return new Result(Optional.empty(), values, open, turn.refused(), turn.passedOver());
  }

  /**
   * The same record with only the domain of each e-mail address of which nothing else is wanted.
   */
  public Map<String, @Nullable Object> withoutAddresses(Map<String, @Nullable Object> record) {
    Map<String, @Nullable Object> spared = record;
    for (FieldRule rule : fields) {
      Optional<FieldPath> address = rule.address();
      if (address.isPresent()) {
        spared = Addresses.spare(spared, address.get());
      }
    }
    return spared;
  }

  private Optional<String> ignoredBy(Turn turn) {
    for (Condition condition : conditions) {
      try {
        if (!condition.holds(turn.fields())) {
          return Optional.of(condition.text());
        }
      } catch (BadValueException bad) {
        String source =
            condition.reads().stream().map(FieldPath::text).collect(Collectors.joining(", "));
        turn.refused().add(new MappingProblem("only-if", source, bad.what(), bad.mend()));
      }
    }
    return Optional.empty();
  }

  private static Object plain(Object value) {
    return value instanceof LocalDate || value instanceof Instant ? value.toString() : value;
  }

  /**
   * What the rules made of a record.
   *
   * @param ignoredBy the rule by which it is left alone
   * @param values canonical values
   * @param attributes open attributes
   * @param refused problems for which it cannot be used; if there are any, the values are partial
   * @param passedOver problems whose fields stay unknown because the mapping says so
   */
  public record Result(
      Optional<String> ignoredBy,
      SortedMap<String, Object> values,
      SortedMap<String, Object> attributes,
      List<MappingProblem> refused,
      List<MappingProblem> passedOver) {}
}
