package io.perennial.writeback;

import io.perennial.health.flag.FlagName;
import io.perennial.mapping.yaml.YamlNode;
import io.perennial.model.CanonicalType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads {@code write-back.yaml}; what is wrong is told to the file's problems. */
public final class WriteBackReader {

  private static final String TASKS = "tasks";

  private static final Map<String, FieldContent> CONTENTS =
      Map.of(
          "text", FieldContent.TEXT,
          "number", FieldContent.NUMBER,
          "percent", FieldContent.PERCENT,
          "currency", FieldContent.CURRENCY,
          "picklist", FieldContent.PICKLIST,
          "date", FieldContent.DATE,
          "date-time", FieldContent.DATE_TIME,
          "checkbox", FieldContent.CHECKBOX,
          "url", FieldContent.URL);

  private static final Set<String> FIELD_KEYS =
      Set.of(
          "value",
          "type",
          "label",
          "help",
          "length",
          "digits",
          "scale",
          "options",
          "formula",
          "adopt",
          "if-changed");

  private static final Map<String, IfChanged> POLICIES =
      Map.of(
          "ours-wins", IfChanged.OURS_WINS,
          "theirs-wins", IfChanged.THEIRS_WINS,
          "ask", IfChanged.ASK);

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");

  private final String prefix;
  private final Set<String> conclusions;

  private WriteBackReader(String prefix, Set<String> conclusions) {
    this.prefix = prefix;
    this.conclusions = conclusions;
  }

  /**
   * The rules that the file describes.
   *
   * @param prefix what our fields' names begin with, for example {@code Perennial_}
   * @param conclusions the words that {@code value:} may name
   */
  public static WriteBack read(YamlNode root, String prefix, Set<String> conclusions) {
    WriteBackReader reader = new WriteBackReader(prefix, conclusions);
    SortedMap<String, List<TargetRule>> targets = new TreeMap<>();
    SortedMap<String, TaskRule> tasks = new TreeMap<>();
    root.entries()
        .forEach(
            (vendor, node) -> {
              targets.put(vendor, reader.vendor(node));
              YamlNode block = node.at(TASKS);
              if (!block.isMissing()) {
                tasks.put(vendor, new TaskRuleReader(block).read(reader.naming(node)));
              }
              if (!block.isMissing() && node.at("lower-case").flag().orElse(false)) {
                block.problem("are not made there", "remove them: only Salesforce has tasks");
              }
            });
    return new WriteBack(targets, tasks);
  }

  /** How fields are called, with a gap for the {@code {name}}. */
  private String naming(YamlNode node) {
    return node.at("naming").text().orElse("{prefix}{name}").replace("{prefix}", ours(node));
  }

  private String ours(YamlNode node) {
    return node.at("lower-case").flag().orElse(false) ? prefix.toLowerCase(Locale.ROOT) : prefix;
  }

  private List<TargetRule> vendor(YamlNode node) {
    node.unknownKeys(Set.of("naming", "lower-case", "objects", TASKS));
    node.need("naming");
    String ours = ours(node);
    String naming = naming(node);
    List<TargetRule> rules = new ArrayList<>();
    node.need("objects")
        .entries()
        .forEach((object, rule) -> target(object, rule, naming, ours).ifPresent(rules::add));
    return rules;
  }

  private Optional<TargetRule> target(String object, YamlNode node, String naming, String ours) {
    node.unknownKeys(Set.of("of", "option-tags", "rarely", "fields"));
    String tags = node.at("option-tags").text().orElse("").replace("{prefix}", ours);
    Map<String, CanonicalType> types = new TreeMap<>();
    for (CanonicalType type : CanonicalType.values()) {
      types.put(type.word(), type);
    }
    Optional<CanonicalType> of = node.need("of").oneOf(types);
    List<WrittenField> fields = new ArrayList<>();
    node.need("fields")
        .entries()
        .forEach(
            (name, field) ->
                fields.add(
                    field(naming.replace("{name}", name), tags.replace("{name}", name), field)));
    YamlNode rarely = node.at("rarely");
    Optional<Rarely> touch = rarely.isMissing() ? Optional.empty() : Optional.of(rarely(rarely));
    return of.map(type -> new TargetRule(object, type, fields, touch));
  }

  private Rarely rarely(YamlNode node) {
    node.unknownKeys(Set.of("when", "every", "at-once-for"));
    List<String> when = new ArrayList<>();
    for (YamlNode word : node.need("when").each()) {
      word.oneOf(conclusions).ifPresent(when::add);
    }
    Map<String, FlagName> flags = new TreeMap<>();
    for (FlagName flag : FlagName.values()) {
      flags.put(flag.name(), flag);
    }
    Set<FlagName> atOnce = EnumSet.noneOf(FlagName.class);
    for (YamlNode word : node.at("at-once-for").each()) {
      word.oneOf(flags).ifPresent(atOnce::add);
    }
    return new Rarely(when, node.need("every").duration().orElse(Duration.ZERO), atOnce);
  }

  private WrittenField field(String name, String tags, YamlNode node) {
    node.unknownKeys(FIELD_KEYS);
    Optional<String> formula =
        node.at("formula").text().map(text -> text.replace("{prefix}", prefix));
    String value = formula.isPresent() ? "" : node.need("value").oneOf(conclusions).orElse("");
    FieldContent content = node.need("type").oneOf(CONTENTS).orElse(FieldContent.TEXT);
    if (content == FieldContent.PICKLIST && node.at("options").isMissing()) {
      node.problem("is a picklist without options", "list them: options: [A, B]");
    }
    if (formula.isPresent() && !node.at("if-changed").isMissing()) {
      node.at("if-changed")
          .problem("says nothing of a formula", "remove it: nobody can change one");
    }
    FieldShape shape =
        new FieldShape(
            content,
            node.need("label").text().orElse(name),
            node.need("help").text().orElse(""),
            whole(node, "length", 255),
            whole(node, "digits", 18),
            whole(node, "scale", 8),
            node.at("options").texts().stream().map(word -> option(word, tags)).toList(),
            formula);
    return new WrittenField(
        name,
        value,
        shape,
        node.at("adopt").flag().orElse(false),
        node.at("if-changed").oneOf(POLICIES).orElse(IfChanged.OURS_WINS));
  }

  /** Without tags, a vendor keeps the word itself. */
  private static FieldOption option(String word, String tags) {
    String slug = BETWEEN_WORDS.matcher(word.toLowerCase(Locale.ROOT)).replaceAll("_");
    return new FieldOption(word, tags.isEmpty() ? word : tags.replace("{option}", slug));
  }

  private static int whole(YamlNode node, String key, int max) {
    return node.at(key).whole(0, max).map(Long::intValue).orElse(0);
  }
}
