package io.perennial.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.target.FieldUpdate;
import io.perennial.connector.target.FieldWriter;
import io.perennial.connector.target.TargetRecord;
import io.perennial.connector.target.TaskWords;
import io.perennial.connector.target.WriteBatch;
import io.perennial.connector.target.WriteOutcome;
import io.perennial.connector.target.WriteOutcome.Refused;
import io.perennial.sandbox.salesforce.SalesforceOptions;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.FieldType;
import io.perennial.sandbox.state.FieldChange;
import io.perennial.sandbox.state.RecordWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tasks are made once for a key, and what people did with them stands. */
class SalesforceTasksTest {

  private static final String KEY = "Acme_Key__c";

  private final SalesforceRig rig =
      new SalesforceRig(
          1,
          SalesforceOptions.defaults()
              .customField(
                  "Task",
                  Field.named(KEY, FieldType.STRING).length(255).externalId().unique().build()));
  private final FieldWriter tasks = rig.connector().tasks(KEY).orElseThrow();

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void write_makesTasksByTwoHundredsInThreeCalls() {
    List<FieldUpdate> updates = new ArrayList<>();
    for (int i = 0; i < tasks.batchSize("Task"); i++) {
      updates.add(make("k" + i));
    }
    rig.connector().identity();
    long before = rig.salesforce.journal().calls();

    assertThat(write(updates)).hasSize(200).containsOnly(WriteOutcome.acknowledged());

    assertThat(rig.salesforce.journal().calls() - before)
        .as("login, two looks at a hundred keys, one upsert")
        .isEqualTo(4);
    assertThat(ours(RecordWrite.Type.CREATE)).hasSize(200);
  }

  @Test
  void write_ofTheSameBatchTwiceMakesOneTask() {
    WriteBatch batch = new WriteBatch(UUID.randomUUID(), "Task", List.of(make("a")));

    tasks.write(batch);
    tasks.write(batch);

    assertThat(ours(RecordWrite.Type.CREATE)).hasSize(1);
    assertThat(ours(RecordWrite.Type.UPDATE)).isEmpty();
  }

  @Test
  void write_leavesWhatPeopleHaveClosedOrDeleted() {
    write(List.of(make("a"), make("b")));
    List<String> ids = ours(RecordWrite.Type.CREATE).stream().map(RecordWrite::id).toList();
    rig.salesforce
        .records()
        .update(rig.salesforce.person(), "Task", ids.get(0), Map.of("Status", "Completed"));
    rig.salesforce.records().delete(rig.salesforce.person(), "Task", ids.get(1));

    assertThat(write(List.of(make("a"), make("b")))).containsOnly(WriteOutcome.acknowledged());
    assertThat(write(List.of(close("a"), close("b"), close("never made"))))
        .containsOnly(WriteOutcome.acknowledged());

    assertThat(ours(RecordWrite.Type.CREATE)).hasSize(2);
    assertThat(ours(RecordWrite.Type.UPDATE)).isEmpty();
  }

  @Test
  void write_closesWithTheStatusAlone() {
    write(List.of(make("a")));

    write(List.of(close("a"), make("b")));

    assertThat(ours(RecordWrite.Type.UPDATE))
        .singleElement()
        .satisfies(
            update ->
                assertThat(update.fields())
                    .extracting(FieldChange::field)
                    .containsExactly("Status"));
    assertThat(ours(RecordWrite.Type.CREATE)).hasSize(2);
  }

  @Test
  void write_givesEachItsOwnOutcomeInTheirOrder() {
    write(List.of(make("a")));

    List<WriteOutcome> outcomes =
        write(List.of(make("b", "005000000000999AAA"), close("a"), make("c")));

    assertThat(outcomes.get(0)).isInstanceOf(Refused.class);
    assertThat(outcomes.subList(1, 3)).containsOnly(WriteOutcome.acknowledged());
  }

  @Test
  void readBack_tellsWhatThereIsByItsKey() {
    write(List.of(make("a"), make("b")));
    rig.salesforce
        .records()
        .delete(rig.salesforce.person(), "Task", ours(RecordWrite.Type.CREATE).get(1).id());

    List<TargetRecord> found =
        tasks.readBack(
            "Task", List.of("a", "b", "c"), List.of(TaskWords.SUBJECT, TaskWords.STATUS));

    assertThat(found).extracting(TargetRecord::id).containsExactlyInAnyOrder("a", "b");
    assertThat(found)
        .filteredOn(record -> record.id().equals("a"))
        .first()
        .extracting(TargetRecord::values)
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    TaskWords.SUBJECT,
                    "To do",
                    TaskWords.STATUS,
                    "Not Started",
                    TaskWords.DONE,
                    false)));
    assertThat(found)
        .filteredOn(record -> record.id().equals("b"))
        .first()
        .extracting(TargetRecord::values)
        .isEqualTo(new TreeMap<>(Map.of(TaskWords.DONE, true)));
  }

  private List<WriteOutcome> write(List<FieldUpdate> updates) {
    return tasks.write(new WriteBatch(UUID.randomUUID(), "Task", updates));
  }

  private List<RecordWrite> ours(RecordWrite.Type type) {
    return rig.salesforce.writes().all().stream()
        .filter(write -> write.object().equals("Task") && write.type() == type)
        .filter(write -> write.by().equals(rig.salesforce.integration().id()))
        .toList();
  }

  private FieldUpdate make(String key) {
    return make(key, rig.salesforce.person().id());
  }

  private FieldUpdate make(String key, String owner) {
    return new FieldUpdate(
        key,
        new TreeMap<>(
            Map.of(
                TaskWords.SUBJECT,
                "To do",
                TaskWords.DESCRIPTION,
                "One line\nand another",
                TaskWords.ABOUT,
                rig.accounts.get(0),
                TaskWords.OWNER,
                owner,
                TaskWords.DUE,
                "2026-06-04",
                TaskWords.PRIORITY,
                "High",
                TaskWords.STATUS,
                "Not Started",
                TaskWords.DONE,
                false)));
  }

  private static FieldUpdate close(String key) {
    return new FieldUpdate(
        key, new TreeMap<>(Map.of(TaskWords.STATUS, "Completed", TaskWords.DONE, true)));
  }
}
