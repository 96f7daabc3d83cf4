package io.perennial.sandbox.state;

import static io.perennial.sandbox.state.RecordWrite.Type.CREATE;
import static io.perennial.sandbox.state.RecordWrite.Type.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WritesTest {

  private final Writes writes = new Writes(3);

  @Test
  void needless_listsUpdatesThatSetAFieldToWhatItHeld() {
    write("1", UPDATE, change("Score", 1, 2));
    write("2", UPDATE, change("Score", 2, 2), change("Band", "A", "B"));

    assertThat(writes.needless()).extracting(RecordWrite::id).containsExactly("2");
    assertThat(writes.needless().get(0).changedNothing()).isFalse();
  }

  @Test
  void repeated_listsTheSameValuesSentTwiceInARow() {
    write("1", UPDATE, change("Score", 1, 2));
    write("1", UPDATE, change("Score", 2, 3));
    write("1", UPDATE, change("Score", 9, 2));
    write("1", UPDATE, change("Score", 2, 2));

    assertThat(writes.repeated()).extracting(RecordWrite::number).containsExactly(4L);
    assertThat(writes.repeated().get(0).changedNothing()).isTrue();
  }

  @Test
  void repeated_listsRecordsCreatedTwice() {
    write("1", CREATE, new FieldChange("Subject", Optional.empty(), Optional.of("Call")));
    write("2", CREATE, new FieldChange("Subject", Optional.empty(), Optional.of("Call")));

    assertThat(writes.repeated()).extracting(RecordWrite::id).containsExactly("2");
  }

  @Test
  void all_keepsTheLatestWhileTheCountGoesOn() {
    for (int i = 0; i < 5; i++) {
      write("r" + i, UPDATE, change("Score", i, i + 1));
    }

    assertThat(writes.count()).isEqualTo(5);
    assertThat(writes.all()).extracting(RecordWrite::id).containsExactly("r2", "r3", "r4");
    assertThat(writes.last("r0")).isEmpty();
    assertThat(writes.last("r4")).isPresent();
  }

  private void write(String id, RecordWrite.Type type, FieldChange... changes) {
    writes.add("Account", id, type, "me", Instant.EPOCH, List.of(changes));
  }

  private static FieldChange change(String field, Object before, Object after) {
    return new FieldChange(field, Optional.of(before), Optional.of(after));
  }
}
