package io.perennial.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.turn.Report;
import io.perennial.turn.UndoneField;
import io.perennial.turn.UndoneField.Outcome;
import io.perennial.work.Runs.Status;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UndoTableTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  @Test
  void fieldThatALaterRunHasWritten_namesTheRunToUndoFirst() {
    assertThat(printed(field(Outcome.WRITTEN_SINCE, 18L, "undo 18 first")))
        .contains(
            "salesforce/Account 001 Points: written since by run 18, before (empty), run's 7, now 9:"
                + " undo 18 first");
  }

  @Test
  void fieldThatSomebodyHasChanged_needsNothing() {
    assertThat(printed(field(Outcome.CHANGED_SINCE, null, null)))
        .contains("Points: changed since, before (empty), run's 7, now 9\n");
  }

  private static UndoneField field(Outcome outcome, @Nullable Long by, @Nullable String mend) {
    return new UndoneField("salesforce/Account", "001", 1, "Points", outcome, null, 7, 9, by, mend);
  }

  private static String printed(UndoneField field) {
    StringWriter out = new StringWriter();
    Report report =
        new Report(19, Status.COMPLETE, NOW, NOW, NOW, Map.of(), null, 0, Map.of(), List.of());
    new UndoTable(new PrintWriter(out))
        .print(
            report,
            false,
            Map.of("salesforce/Account", Map.of(field.outcome(), 1)),
            List.of(field));
    return out.toString().replace(System.lineSeparator(), "\n");
  }
}
