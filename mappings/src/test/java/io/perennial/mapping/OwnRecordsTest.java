package io.perennial.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.mapping.MappingOutcome.Ignored;
import io.perennial.mapping.MappingOutcome.Mapped;
import io.perennial.mapping.yaml.Problems;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Records of our own making are nobody's fact. */
class OwnRecordsTest {

  private static final String KEY = "Perennial_Key__c";

  private final Mapping shipped =
      Shelf.shipped(new Problems()).read("salesforce.yaml").map(MappingReader::read).orElseThrow();
  private final Mapping sparing = shipped.withoutMarked(KEY);

  @Test
  void apply_leavesOutWhatBearsTheMark() {
    TreeMap<String, Object> task = new TreeMap<>();
    task.put("AccountId", "001000000000001AAA");
    task.put("Status", "Completed");
    task.put("ActivityDate", "2026-06-01");
    task.put("TaskSubtype", "Task");

    assertThat(sparing.apply("crm", "tasks", "1", task)).isInstanceOf(Mapped.class);
    task.put(KEY, "001000000000001AAA-RESCUE-2026-06-01");
    assertThat(sparing.apply("crm", "tasks", "1", task)).isInstanceOf(Ignored.class);
    assertThat(sparing.withCurrency(Currency.getInstance("EUR")).apply("crm", "tasks", "1", task))
        .isInstanceOf(Ignored.class);
    assertThat(shipped.apply("crm", "tasks", "1", task)).isInstanceOf(Mapped.class);
  }

  @Test
  void selection_asksForTheMarkWhereThereIsOne() {
    assertThat(sparing.selection("tasks", Map.of(KEY, 1, "Status", 1).keySet())).contains(KEY);
    assertThat(sparing.selection("accounts", Map.of("Name", 1).keySet())).doesNotContain(KEY);
    assertThat(sparing.selection("tasks")).isEqualTo(shipped.selection("tasks"));
  }

  @Test
  void fingerprint_tellsWhetherThereIsAMark() {
    assertThat(sparing.fingerprint("tasks")).isNotEqualTo(shipped.fingerprint("tasks"));
  }
}
