package io.perennial.writeback;

import io.perennial.health.flag.FlagName;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which flags make a task for the account's owner, and what such a task looks like.
 *
 * @param object what the vendor calls a task, for example {@code Task}
 * @param key the field by which we know our tasks again; those of people leave it empty
 * @param openStatus of a task that is to be done, for example {@code Not Started}
 * @param closedStatus of a task whose flag has cleared, for example {@code Completed}
 * @param flags those that make a task; none unless configured
 */
public record TaskRule(
    String object,
    WrittenField key,
    String openStatus,
    String closedStatus,
    Map<FlagName, FlagTask> flags) {

  public TaskRule {
    EnumMap<FlagName, FlagTask> copy = new EnumMap<>(FlagName.class);
    copy.putAll(flags);
    flags = Collections.unmodifiableMap(copy);
  }

  /**
   * What the task of one flag is like.
   *
   * @param days from the day on which it is made until it is due; empty for no due date
   * @param priority the vendor's word, for example {@code High}
   */
  public record FlagTask(OptionalInt days, String priority) {}
}
