package io.perennial.connector.salesforce;

import static io.perennial.connector.target.TaskWords.ABOUT;
import static io.perennial.connector.target.TaskWords.DESCRIPTION;
import static io.perennial.connector.target.TaskWords.DONE;
import static io.perennial.connector.target.TaskWords.DUE;
import static io.perennial.connector.target.TaskWords.OWNER;
import static io.perennial.connector.target.TaskWords.PRIORITY;
import static io.perennial.connector.target.TaskWords.STATUS;
import static io.perennial.connector.target.TaskWords.SUBJECT;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.salesforce.call.SalesforceClient;
import io.perennial.connector.salesforce.call.SalesforceJson;
import io.perennial.connector.salesforce.call.SoqlText;
import io.perennial.connector.target.FieldUpdate;
import io.perennial.connector.target.FieldWriter;
import io.perennial.connector.target.TargetRecord;
import io.perennial.connector.target.WriteBatch;
import io.perennial.connector.target.WriteOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes tasks, by upsert with our key as external id, and closes them.
 *
 * <p>An upsert alone would make a task again that somebody has deleted, and open one that somebody
 * has closed. So before a batch is sent the tasks of its keys are looked up, deleted ones among
 * them, and what there is stays as it is.
 */
final class SalesforceTasks implements FieldWriter {

  private static final String TASK = "Task";

  /** A key has up to sixty characters, and an address no more than 16,000. */
  private static final int KEYS_IN_ONE_QUERY = 100;

  private static final Map<String, String> NAMES =
      Map.of(
          SUBJECT, "Subject",
          DESCRIPTION, "Description",
          ABOUT, "WhatId",
          OWNER, "OwnerId",
          DUE, "ActivityDate",
          PRIORITY, "Priority",
          STATUS, "Status",
          DONE, "IsClosed");

  private final SalesforceClient client;
  private final String keyField;
  private final Duration lockPause;

  /**
   * A writer.
   *
   * @param keyField external id of tasks, for example {@code Perennial_Key__c}
   * @param lockPause before records that somebody else had locked are sent again
   */
  SalesforceTasks(SalesforceClient client, String keyField, Duration lockPause) {
    this.client = client;
    this.keyField = keyField;
    this.lockPause = lockPause;
  }

  @Override
  public List<String> targets() {
    return List.of(TASK);
  }

  @Override
  public int batchSize(String target) {
    return SalesforceCollection.SIZE;
  }

  @Override
  public Duration lockPause() {
    return lockPause;
  }

  @Override
  public List<WriteOutcome> write(WriteBatch batch) {
    Map<String, JsonNode> there =
        find(batch.updates().stream().map(FieldUpdate::id).toList(), List.of(DONE));
    Map<String, Map<String, @Nullable Object>> made = new LinkedHashMap<>();
    Map<String, Map<String, @Nullable Object>> changed = new LinkedHashMap<>();
    for (FieldUpdate update : batch.updates()) {
      JsonNode task = there.get(update.id());
      if (update.values().containsKey(SUBJECT)) {
        if (task == null) {
          made.put(update.id(), making(update));
        }
      } else if (task != null && !isGone(task) && !isAs(task, update)) {
        changed.put(update.id(), statusOf(task, update));
      }
    }
    Map<String, WriteOutcome> outcomes = new HashMap<>();
    send("/composite/sobjects/%s/%s".formatted(TASK, keyField), made, outcomes);
    send("/composite/sobjects", changed, outcomes);
    return batch.updates().stream()
        .map(update -> outcomes.getOrDefault(update.id(), WriteOutcome.acknowledged()))
        .toList();
  }

  private void send(
      String path,
      Map<String, Map<String, @Nullable Object>> records,
      Map<String, WriteOutcome> outcomes) {
    List<String> keys = List.copyOf(records.keySet());
    List<WriteOutcome> answered =
        new SalesforceCollection(client).send(path, List.copyOf(records.values()));
    for (int i = 0; i < answered.size(); i++) {
      outcomes.put(keys.get(i), answered.get(i));
    }
  }

  private Map<String, @Nullable Object> making(FieldUpdate update) {
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    record.put("attributes", Map.of("type", TASK));
    record.put(keyField, update.id());
    update
        .values()
        .forEach(
            (word, value) -> {
              if (value != null && !word.equals(DONE)) {
                record.put(NAMES.getOrDefault(word, word), value);
              }
            });
    return record;
  }

  private static Map<String, @Nullable Object> statusOf(JsonNode task, FieldUpdate update) {
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    record.put("attributes", Map.of("type", TASK));
    record.put("id", task.path("Id").asText());
    record.put("Status", update.values().get(STATUS));
    return record;
  }

  private static boolean isGone(JsonNode task) {
    return task.path("IsDeleted").asBoolean(false);
  }

  private static boolean isAs(JsonNode task, FieldUpdate update) {
    return Boolean.valueOf(task.path("IsClosed").asBoolean()).equals(update.values().get(DONE));
  }

  /** By our key, which a deleted task keeps. */
  private Map<String, JsonNode> find(List<String> keys, Collection<String> words) {
    TreeSet<String> columns = new TreeSet<>(List.of("Id", "IsDeleted", keyField));
    words.forEach(word -> columns.add(NAMES.getOrDefault(word, word)));
    Map<String, JsonNode> found = new HashMap<>();
    for (int start = 0; start < keys.size(); start += KEYS_IN_ONE_QUERY) {
      List<String> some = keys.subList(start, Math.min(keys.size(), start + KEYS_IN_ONE_QUERY));
      for (JsonNode row :
          client
              .queryAll(
                  "SELECT %s FROM %s WHERE %s"
                      .formatted(String.join(", ", columns), TASK, SoqlText.in(keyField, some)))
              .path("records")) {
        found.merge(row.path(keyField).asText(), row, (one, other) -> isGone(one) ? other : one);
      }
    }
    return found;
  }

  @Override
  public List<TargetRecord> readBack(String target, List<String> ids, Collection<String> fields) {
    TreeSet<String> words = new TreeSet<>(fields);
    words.retainAll(NAMES.keySet());
    words.add(DONE);
    List<TargetRecord> records = new ArrayList<>();
    find(ids, words)
        .forEach(
            (key, row) -> {
              TreeMap<String, @Nullable Object> values = new TreeMap<>();
              if (!isGone(row)) {
                Map<String, @Nullable Object> held = SalesforceJson.fields(row);
                words.forEach(word -> values.put(word, plain(held.get(NAMES.get(word)))));
              } else {
                values.put(DONE, true);
              }
              records.add(new TargetRecord(key, values));
            });
    return records;
  }

  /** Salesforce keeps the ends of lines in its own way. */
  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof String text ? text.replace("\r\n", "\n") : value;
  }
}
