package io.perennial.writeback;

import io.perennial.health.flag.FlagName;
import io.perennial.mapping.yaml.YamlNode;
import io.perennial.writeback.TaskRule.FlagTask;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the block {@code tasks:} of a vendor. */
final class TaskRuleReader {

  private static final String OBJECT = "Task";
  private static final int LONGEST_KEY = 255;
  private static final int MOST_DAYS = 365;
  private static final List<String> PRIORITIES = List.of("High", "Normal", "Low");
  private static final List<String> FLAGS =
      Arrays.stream(FlagName.values()).map(FlagName::name).toList();

  private static final FieldShape KEY =
      new FieldShape(
          FieldContent.TEXT,
          "Perennial key",
          "Which raising of which flag the task was made for; empty on tasks of people.",
          LONGEST_KEY,
          0,
          0,
          List.of(),
          Optional.empty());

  private final YamlNode node;

  TaskRuleReader(YamlNode node) {
    this.node = node;
  }

  /**
   * The rule; what is wrong with it is told to the file's problems.
   *
   * @param naming how fields are called, for example <code>Perennial_{name}__c</code>
   */
  TaskRule read(String naming) {
    node.unknownKeys(Set.of("open-status", "closed-status", "flags"));
    node.at("flags").unknownKeys(FLAGS);
    Map<FlagName, FlagTask> flags = new EnumMap<>(FlagName.class);
    node.at("flags")
        .entries()
        .forEach(
            (name, task) -> {
              if (FLAGS.contains(name)) {
                flags.put(FlagName.valueOf(name), task(task));
              }
            });
    String open = node.at("open-status").text().orElse("Not Started");
    String closed = node.at("closed-status").text().orElse("Completed");
    if (open.equals(closed)) {
      node.problem(
          "are closed with the status that they are made with",
          "let closed-status be one that Salesforce counts as closed, for example Completed");
    }
    return new TaskRule(OBJECT, key(naming.replace("{name}", "Key")), open, closed, flags);
  }

  private static FlagTask task(YamlNode node) {
    node.unknownKeys(Set.of("due-in-days", "priority"));
    Optional<Long> days = node.at("due-in-days").whole(0, MOST_DAYS);
    return new FlagTask(
        days.isPresent() ? OptionalInt.of(days.get().intValue()) : OptionalInt.empty(),
        node.at("priority").oneOf(PRIORITIES).orElse("Normal"));
  }

  private static WrittenField key(String name) {
    return new WrittenField(name, "", KEY, false, IfChanged.THEIRS_WINS);
  }
}
