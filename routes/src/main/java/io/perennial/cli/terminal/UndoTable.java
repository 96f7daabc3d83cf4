package io.perennial.cli.terminal;

import io.perennial.turn.Report;
import io.perennial.turn.UndoneField;
import io.perennial.turn.UndoneField.Outcome;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an undo did, as a person reads it. */
public final class UndoTable {

  private static final int MOST = 50;

  private final PrintWriter out;

  public UndoTable(PrintWriter out) {
    this.out = out;
  }

  public void print(
      Report report,
      boolean rehearsed,
      Map<String, Map<Outcome, Integer>> counts,
      List<UndoneField> fields) {
    out.printf(
        "%s (run %d)%s%n",
        report.status(),
        report.run(),
        rehearsed ? ": nothing was written, this would be done" : "");
    counts.forEach(
        (target, outcomes) -> {
          out.printf("%s%n", target);
          outcomes.forEach(
              (outcome, size) -> out.printf("  %-14s %,9d fields%n", word(outcome), size));
        });
    for (UndoneField field : fields.subList(0, Math.min(MOST, fields.size()))) {
      out.printf(
          "  %s %s %s: %s%s, before %s, run's %s, now %s%s%n",
          field.target(),
          field.id(),
          field.field(),
          word(field.outcome()),
          field.by() == null ? "" : " by run " + field.by(),
          shown(field.before()),
          shown(field.ours()),
          shown(field.holds()),
          field.mend() == null ? "" : ": " + field.mend());
    }
    if (fields.size() > MOST) {
      out.printf("  … and %,d more: see --json%n", fields.size() - MOST);
    }
    new ReportTable(out).print(report, true);
  }

  private static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "(empty)" : value.toString();
  }
}
