package io.perennial.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.mapping.Shelf;
import io.perennial.mapping.yaml.Problems;
import io.perennial.sandbox.salesforce.Salesforce;
import io.perennial.sandbox.state.RecordWrite;
import io.perennial.testing.TestApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tasks for people, what people do with them, and what must hold of them whatever goes wrong. */
final class Chores {

  private static final String KEY = "Perennial_Key__c";
  private static final String FLAGS =
      "    flags: { RENEWAL_UPCOMING: {}, RENEWAL_DUE: { due-in-days: 9 },"
          + " RENEWAL_URGENT: { priority: High }, PAYMENT_OVERDUE: {} }\n";
  private static final Set<String> NAMES =
      Set.of("RENEWAL_UPCOMING", "RENEWAL_DUE", "RENEWAL_URGENT", "PAYMENT_OVERDUE");

  private final Salesforce crm;
  private final Set<String> made = new TreeSet<>();
  private final Path mappings = write();

  Chores(Salesforce crm) {
    this.crm = crm;
  }

  /** A folder of mappings that asks for tasks. */
  Path mappings() {
    return mappings;
  }

  private static Path write() {
    try {
      Path folder = Files.createTempDirectory("chores");
      folder.toFile().deleteOnExit();
      Path file = folder.resolve("write-back.yaml");
      String shipped = Shelf.shipped(new Problems()).text("write-back.yaml").orElseThrow();
      Files.writeString(file, shipped.replace("    flags: {}\n", FLAGS));
      file.toFile().deleteOnExit();
      return folder;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Somebody does something with one of the tasks, or nobody does anything. */
  void workOn(Random random) {
    note();
    if (made.isEmpty()) {
      return;
    }
    String id = List.copyOf(made).get(random.nextInt(made.size()));
    if (!isOpen(task(id))) {
      return; // whoever opens a closed one again has it for himself
    }
    switch (random.nextInt(4)) {
      case 0 -> crm.records().update(crm.person(), "Task", id, Map.of("Status", "Completed"));
      case 1 -> crm.records().update(crm.person(), "Task", id, Map.of("Status", "In Progress"));
      case 2 -> crm.records().delete(crm.person(), "Task", id);
      default -> crm.records().update(crm.person(), "Task", id, Map.of("Subject", "Mine"));
    }
  }

  /** Learns of tasks that were made; to be called before the journal is emptied. */
  private void note() {
    crm.writes().all().stream()
        .filter(write -> write.object().equals("Task") && write.type() == RecordWrite.Type.CREATE)
        .map(RecordWrite::id)
        .forEach(made::add);
  }

  /** One task for each raising, one at the least for each raised flag, none open for another. */
  void judge(TestApplication perennial) {
    note();
    Map<String, Map<String, Object>> byKey = new TreeMap<>();
    for (String id : made) {
      Map<String, Object> task = task(id);
      assertThat(byKey.put(String.valueOf(task.get(KEY)), task)).as("second of %s", task).isNull();
    }
    Set<String> raised = raised(perennial);
    Set<String> open = new HashSet<>();
    byKey.forEach(
        (key, task) -> {
          if (isOpen(task)) {
            assertThat(raised)
                .as("open for a flag that is not raised: %s", task)
                .contains(flag(key));
            assertThat(open.add(flag(key))).as("two open for one flag: %s", task).isTrue();
          }
        });
    Map<String, String> tasks = current(perennial);
    assertThat(tasks.keySet()).as("flags with a task").isEqualTo(raised);
    assertThat(byKey.keySet()).as("tasks that were made").containsAll(tasks.values());
  }

  /** Account and name of every raised flag that is to have a task. */
  private static Set<String> raised(TestApplication perennial) {
    Set<String> raised = new TreeSet<>();
    perennial
        .store()
        .sql(
            """
            select customer.account_id || '-' || (flag ->> 'name') as flag
            from health join customer on customer.id = health.customer,
              jsonb_array_elements(health.flags) flag
            where customer.ended_at is null and flag ->> 'name' = any(:names)
            """)
        .param("names", NAMES.toArray(String[]::new))
        .query(
            row -> {
              raised.add(row.getString("flag"));
            });
    return raised;
  }

  /** The key of the task of each raising that goes on. */
  private static Map<String, String> current(TestApplication perennial) {
    Map<String, String> current = new TreeMap<>();
    perennial
        .store()
        .sql("select id from target_value where flag is not null and ended_at is null")
        .query(
            row -> {
              current.put(flag(row.getString("id")), row.getString("id"));
            });
    return current;
  }

  /** A key without its day. */
  private static String flag(String key) {
    String[] parts = key.split("-", -1);
    return parts[0] + "-" + parts[1];
  }

  private Map<String, Object> task(String id) {
    return crm.records().get("Task", id).orElseThrow();
  }

  private static boolean isOpen(Map<String, Object> task) {
    return !Boolean.TRUE.equals(task.get("IsDeleted"))
        && !Boolean.TRUE.equals(task.get("IsClosed"));
  }
}
