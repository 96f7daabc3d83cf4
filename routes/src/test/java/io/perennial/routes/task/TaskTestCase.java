package io.perennial.routes.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.database.DatabaseSettings;
import io.perennial.mapping.Shelf;
import io.perennial.mapping.yaml.Problems;
import io.perennial.sandbox.state.RecordWrite;
import io.perennial.sandbox.world.World;
import io.perennial.testing.Deals;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.testing.ThreeSystems;
import io.perennial.turn.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A company whose urgent renewals make tasks. */
@Timeout(120)
abstract class TaskTestCase {

  static final String SOON = "2026-06-20";
  static final String FAR = "2027-06-20";
  static final String KEY = "Perennial_Key__c";

  @TempDir Path mappings;

  final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T12:00:00Z"));
  final ThreeSystems systems = ThreeSystems.start(World.empty(), clock, 61);
  final DatabaseSettings database = TestDatabase.create();
  private final Map<String, String> contracts = new HashMap<>();
  TestApplication perennial;

  @BeforeEach
  @Timeout(120)
  void start() {
    configure("RENEWAL_URGENT: { due-in-days: 3, priority: High }");
    perennial = life(database);
  }

  @AfterEach
  void stop() {
    perennial.close();
    systems.close();
  }

  TestApplication life(DatabaseSettings store) {
    return TestApplication.on(store, clock)
        .settings(systems.settings())
        .settings(
            Map.of(
                "perennial.mappings",
                mappings.toString(),
                "perennial.public-url",
                "https://perennial.acme.example"))
        .start();
  }

  /** Which flags make tasks from the next turn on. */
  void configure(String... flags) {
    String shipped = Shelf.shipped(new Problems()).text("write-back.yaml").orElseThrow();
    String lines = flags.length == 0 ? " {}" : "\n      " + String.join("\n      ", flags);
    try {
      Files.writeString(
          mappings.resolve("write-back.yaml"),
          shipped.replace("    flags: {}\n", "    flags:" + lines + "\n"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A customer whose contract ends on a day; gives the account. */
  String customer(String name, String end) {
    String account = systems.create("Account", Map.of("Name", name));
    contracts.put(account, systems.create("Opportunity", Deals.firstContract(account, end)));
    clock.advance(Duration.ofSeconds(1));
    return account;
  }

  void moveEnd(String account, String end) {
    systems.update(
        "Opportunity", contracts.getOrDefault(account, ""), Map.of("Contract_End__c", end));
    clock.advance(Duration.ofSeconds(1));
  }

  Report turn() {
    clock.advance(Duration.ofMinutes(10));
    return perennial.sync();
  }

  /** Every task that we have made, deleted ones among them, in the order of their making. */
  List<Map<String, Object>> tasks() {
    return ours(RecordWrite.Type.CREATE).stream()
        .map(write -> systems.salesforce().records().get("Task", write.id()).orElseThrow())
        .toList();
  }

  Map<String, Object> task() {
    assertThat(tasks()).hasSize(1);
    return tasks().get(0);
  }

  /** What we did to tasks. */
  List<RecordWrite> ours(RecordWrite.Type type) {
    return systems.salesforce().writes().all().stream()
        .filter(write -> write.object().equals("Task") && write.type() == type)
        .filter(write -> write.by().equals(systems.salesforce().integration().id()))
        .toList();
  }

  /** A person changes a task. */
  void change(Map<String, Object> task, Map<String, String> fields) {
    systems.update("Task", String.valueOf(task.get("Id")), fields);
    clock.advance(Duration.ofSeconds(1));
  }

  /** A person deletes a task. */
  void delete(Map<String, Object> task) {
    systems
        .salesforce()
        .records()
        .delete(systems.salesforce().person(), "Task", String.valueOf(task.get("Id")));
  }

  @Nullable Object one(String sql) {
    return perennial.store().sql(sql).query().singleValue();
  }

  Map<String, Object> without(Map<String, Object> task, String... fields) {
    Map<String, Object> rest = new TreeMap<>(task);
    rest.keySet().removeAll(List.of(fields));
    return rest;
  }
}
