package io.perennial.routes.write.task;

import io.perennial.connector.target.FieldWriter;
import io.perennial.connector.target.ObjectSchema;
import io.perennial.connector.target.TaskWords;
import io.perennial.ledger.Target;
import io.perennial.ledger.TargetForm;
import io.perennial.settings.Connected;
import io.perennial.writeback.TaskRule;
import io.perennial.writeback.WriteBack;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Where a connection's tasks are made, and by whom. */
public record TaskTarget(Target target, TaskRule rule, FieldWriter writer) {

  /** Empty if the rules or the vendor know no tasks. */
  public static Optional<TaskTarget> of(Connected connected, WriteBack writeBack) {
    return writeBack
        .tasksOf(connected.type())
        .flatMap(
            rule ->
                connected
                    .connector()
                    .tasks(rule.key().name())
                    .map(
                        writer ->
                            new TaskTarget(
                                new Target(
                                    connected.name(),
                                    rule.object(),
                                    stream(connected, rule.object())),
                                rule,
                                writer)));
  }

  /** The stream that brings the object's records; whoever writes holds its lease. */
  private static String stream(Connected connected, String object) {
    return connected.mapping().streams().stream()
        .filter(stream -> connected.connector().source().object(stream).equals(object))
        .findFirst()
        .orElse(object);
  }

  /** The form of a task; nothing of it can be written if the field for our key is not ours. */
  public static TargetForm form(TaskRule rule, Optional<ObjectSchema> schema) {
    TargetForm key =
        new TargetForm(
            schema.orElseGet(() -> new ObjectSchema(rule.object(), new TreeMap<>())),
            List.of(rule.key().name()));
    ObjectSchema words = TaskWords.schema(rule.object());
    return key.writable().isEmpty() ? key : new TargetForm(words, words.fields().keySet());
  }
}
