package io.perennial.routes.write.task;

import io.perennial.connector.target.TargetRecord;
import io.perennial.connector.target.TaskWords;
import io.perennial.ledger.WriteLedger.Unknown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of tasks whose answer was lost. A task that is there, or was, has been made, whatever
 * people have changed in it since; one that is closed need not be closed.
 */
public final class ArrivedTasks {

  private ArrivedTasks() {}

  /**
   * Tasks as they were read back; what was sent to them stands in those that it has reached.
   *
   * @param unknown what was sent
   * @param found by key
   */
  public static Map<String, TargetRecord> of(
      List<Unknown> unknown, Map<String, TargetRecord> found) {
    Map<String, TargetRecord> arrived = new HashMap<>(found);
    for (Unknown sent : unknown) {
      TargetRecord task = found.get(sent.recordId());
      if (task != null && hasReached(sent, task)) {
        SortedMap<String, @Nullable Object> values = new TreeMap<>(task.values());
        values.putAll(sent.fields());
        arrived.put(task.id(), new TargetRecord(task.id(), values));
      }
    }
    return arrived;
  }

  private static boolean hasReached(Unknown sent, TargetRecord task) {
    boolean deleted = !task.values().containsKey(TaskWords.STATUS);
    return deleted
        || sent.fields().containsKey(TaskWords.SUBJECT)
        || Boolean.valueOf(String.valueOf(sent.fields().get(TaskWords.DONE)))
            .equals(task.values().get(TaskWords.DONE));
  }
}
