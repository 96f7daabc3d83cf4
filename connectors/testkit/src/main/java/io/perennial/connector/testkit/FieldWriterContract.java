package io.perennial.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.target.FieldUpdate;
import io.perennial.connector.target.FieldWriter;
import io.perennial.connector.target.TargetRecord;
import io.perennial.connector.target.WriteBatch;
import io.perennial.connector.target.WriteOutcome;
import io.perennial.connector.target.WriteOutcome.Acknowledged;
import io.perennial.connector.target.WriteOutcome.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link FieldWriter} promises. */
public abstract class FieldWriterContract {

  /** Writes to the prepared vendor. */
  protected abstract FieldWriter writer();

  /** An object with a writable field of text. */
  protected abstract String target();

  /** The writable field. */
  protected abstract String field();

  /** Keys of records that exist, at least three. */
  protected abstract List<String> ids();

  /** A well-formed key of a record that does not exist. */
  protected abstract String missingId();

  @Test
  void write_givesOneOutcomePerUpdateInTheirOrder() {
    List<WriteOutcome> outcomes =
        write(update(ids().get(0), "a"), update(missingId(), "b"), update(ids().get(1), "c"));

    assertThat(outcomes).hasSize(3);
    assertThat(outcomes.get(0)).isInstanceOf(Acknowledged.class);
    assertThat(outcomes.get(1))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.code()).isNotBlank();
              assertThat(refused.message()).isNotBlank();
              assertThat(refused.passing()).isFalse();
              assertThat(refused.diagnosis().cause()).isNotBlank();
              assertThat(refused.diagnosis().mend()).isNotBlank();
            });
    assertThat(outcomes.get(2)).isInstanceOf(Acknowledged.class);
  }

  @Test
  void readBack_yieldsWhatWasWritten() {
    write(update(ids().get(0), "a"), update(ids().get(1), "b"));

    assertThat(values(ids().get(0))).containsExactly("a");
    assertThat(values(ids().get(1))).containsExactly("b");
  }

  @Test
  void write_clearsAFieldByNull() {
    write(update(ids().get(0), "a"));

    write(update(ids().get(0), null));

    assertThat(values(ids().get(0))).containsExactly((Object) null);
  }

  @Test
  void write_ofTheSameBatchTwiceEndsTheSame() {
    WriteBatch batch =
        new WriteBatch(UUID.randomUUID(), target(), List.of(update(ids().get(0), "a")));

    List<WriteOutcome> first = writer().write(batch);
    List<WriteOutcome> again = writer().write(batch);

    assertThat(again).isEqualTo(first);
    assertThat(values(ids().get(0))).containsExactly("a");
  }

  @Test
  void readBack_leavesOutWhatDoesNotExist() {
    List<TargetRecord> records =
        writer().readBack(target(), List.of(ids().get(2), missingId()), List.of(field()));

    assertThat(records).extracting(TargetRecord::id).containsExactly(ids().get(2));
  }

  @Test
  void targets_haveABatchSize() {
    assertThat(writer().targets()).contains(target());
    assertThat(writer().targets()).allMatch(target -> writer().batchSize(target) > 0);
  }

  private List<WriteOutcome> write(FieldUpdate... updates) {
    return writer().write(new WriteBatch(UUID.randomUUID(), target(), List.of(updates)));
  }

  private FieldUpdate update(String id, @Nullable Object value) {
    TreeMap<String, @Nullable Object> values = new TreeMap<>();
    values.put(field(), value);
    return new FieldUpdate(id, values);
  }

  private List<@Nullable Object> values(String id) {
    List<@Nullable Object> values = new ArrayList<>();
    for (TargetRecord record : writer().readBack(target(), List.of(id), List.of(field()))) {
      values.add(record.values().get(field()));
    }
    return values;
  }
}
