package io.perennial.mapping.rule;

import io.perennial.mapping.path.FieldPath;
import io.perennial.mapping.transform.MoneyConvention;
import io.perennial.mapping.transform.SourceKind;
import io.perennial.mapping.transform.TextLists;
import io.perennial.mapping.transform.Transform;
import io.perennial.mapping.transform.Transforms;
import io.perennial.mapping.transform.WordTable;
import io.perennial.mapping.transform.WordTable.Other;
import io.perennial.mapping.yaml.YamlNode;
import io.perennial.model.CanonicalField;
import io.perennial.model.FieldKind;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;

/** Reads {@code as} and the words that belong to it. */
final class ConverterReader {

  static final List<String> WORDS =
      List.of(
          "as",
          "lookup",
          "values",
          "other",
          "separator",
          "currency",
          "convention",
          "default-currency");

  private static final Set<FieldKind> ATTRIBUTE_KINDS =
      Set.of(
          FieldKind.TEXT,
          FieldKind.INTEGER,
          FieldKind.NUMBER,
          FieldKind.BOOLEAN,
          FieldKind.DATE,
          FieldKind.INSTANT);

  private final YamlNode rule;
  private final Optional<CanonicalField> field;

  /**
   * @param field ours; empty for an open attribute, which may be of any simple kind
   */
  ConverterReader(YamlNode rule, Optional<CanonicalField> field) {
    this.rule = rule;
    this.field = field;
  }

  /** The converter that a rule asks for; empty after a problem was told. */
  Optional<Converter> read() {
    String as = rule.at("as").text().orElse("");
    boolean money = as.equals("money") || (as.isEmpty() && kindIs(FieldKind.MONEY));
    strayWords(money, as);
    if (money) {
      return fits(FieldKind.MONEY) ? amount() : Optional.empty();
    }
    return transform(as).filter(transform -> fits(transform.makes())).map(Converter.Simple::new);
  }

  private Optional<Transform> transform(String as) {
    if (as.isEmpty()) {
      return field.isEmpty()
          ? Optional.of(Transforms.plain())
          : Transforms.natural(field.get().kind());
    }
    if (as.equals("picklist")) {
      return table(rule.need("values"), Other.KEEP)
          .map(table -> new Transform("picklist", FieldKind.TEXT, Set.of(SourceKind.ANY), table));
    }
    SortedSet<String> words = Transforms.words();
    words.addAll(List.of("money", "picklist"));
    Optional<Transform> named = rule.at("as").oneOf(words).flatMap(Transforms::named);
    Optional<String> separator = rule.at("separator").text();
    return named.map(
        transform ->
            separator.isPresent() && as.equals("texts")
                ? new Transform(
                    "texts",
                    transform.makes(),
                    transform.takes(),
                    TextLists.separatedBy(separator.get()))
                : transform);
  }

  /** {@code lookup: {theirs: ours}}; empty if there is none. */
  Optional<WordTable> lookup() {
    YamlNode lookup = rule.at("lookup");
    return lookup.isMissing() ? Optional.empty() : table(lookup, Other.REFUSE);
  }

  private Optional<WordTable> table(YamlNode words, Other otherwise) {
    List<String> options = field.map(CanonicalField::options).orElse(List.of());
    Map<String, Optional<String>> table = new HashMap<>();
    words
        .entries()
        .forEach(
            (theirs, ours) -> {
              Optional<String> word =
                  ours.isNull()
                      ? Optional.empty()
                      : options.isEmpty() ? ours.text() : ours.oneOf(options);
              table.put(theirs.strip(), word);
            });
    Map<String, Other> choices = new TreeMap<>();
    for (Other other : Other.values()) {
      choices.put(other.word(), other);
    }
    YamlNode other = rule.at("other");
    return words.isMap()
        ? Optional.of(
            new WordTable(
                table, other.isMissing() ? otherwise : other.oneOf(choices).orElse(otherwise)))
        : Optional.empty();
  }

  private Optional<Converter> amount() {
    Map<String, MoneyConvention> conventions = new TreeMap<>();
    for (MoneyConvention convention : MoneyConvention.values()) {
      conventions.put(convention.word(), convention);
    }
    YamlNode currency = rule.at("currency");
    Optional<FieldPath> path =
        currency.isMissing() ? Optional.empty() : OriginReader.path(currency);
    Optional<Currency> otherwise = currency(rule.at("default-currency"));
    return rule.need("convention")
        .oneOf(conventions)
        .map(convention -> new Converter.Amount(convention, path, otherwise));
  }

  private static Optional<Currency> currency(YamlNode node) {
    Optional<String> code = node.text();
    try {
      return code.map(text -> Currency.getInstance(text.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException unknown) {
      node.problem("is no currency of ISO 4217", "use three letters such as EUR or USD");
      return Optional.empty();
    }
  }

  private boolean fits(FieldKind makes) {
    boolean fits = field.map(ours -> ours.kind() == makes).orElse(ATTRIBUTE_KINDS.contains(makes));
    if (!fits) {
      YamlNode at = rule.at("as").isMissing() ? rule : rule.at("as");
      at.problem(
          "makes %s of it, but %s"
              .formatted(
                  name(makes),
                  field
                      .map(ours -> "\"%s\" holds %s".formatted(ours.name(), name(ours.kind())))
                      .orElse("an attribute holds a single text, number, yes/no, day or time")),
          mend());
    }
    return fits;
  }

  private String mend() {
    return field
        .filter(ours -> Transforms.natural(ours.kind()).isPresent())
        .map(ours -> "use one of " + String.join(", ", Transforms.wordsFor(ours.kind())))
        .orElse(kindIs(FieldKind.MONEY) ? "use money" : "use text or number");
  }

  private boolean kindIs(FieldKind kind) {
    return field.map(CanonicalField::kind).equals(Optional.of(kind));
  }

  private static String name(FieldKind kind) {
    return switch (kind) {
      case TEXT -> "text";
      case TEXTS -> "a list of texts";
      case INTEGER -> "a whole number";
      case NUMBER -> "a number";
      case BOOLEAN -> "yes or no";
      case DATE -> "a day";
      case INSTANT -> "a time";
      case MONEY -> "money";
      case PARTS -> "parts";
    };
  }

  private void strayWords(boolean money, String as) {
    for (String word : List.of("currency", "convention", "default-currency")) {
      stray(word, money, "it belongs to \"as: money\"");
    }
    stray("separator", as.equals("texts"), "it belongs to \"as: texts\"");
    stray("values", as.equals("picklist"), "it belongs to \"as: picklist\"");
    stray(
        "other",
        as.equals("picklist") || !rule.at("lookup").isMissing(),
        "it belongs to lookup and to \"as: picklist\"");
  }

  private void stray(String word, boolean useful, String mend) {
    if (!useful && !rule.at(word).isMissing()) {
      rule.at(word).problem("has no use here", mend);
    }
  }
}
