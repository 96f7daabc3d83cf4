package io.perennial.cli.terminal;

import io.perennial.turn.ConnectionFindings.Written;
import io.perennial.turn.Problem;
import io.perennial.turn.Report;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report as a person reads it. */
public final class ReportTable {

  private static final int MOST_PROBLEMS = 20;

  private final PrintWriter out;

  public ReportTable(PrintWriter out) {
    this.out = out;
  }

  public void print(Report report, boolean quiet) {
    if (!quiet) {
      out.printf(
          "%s in %.1f s: %s customers, %,d scored (run %d)%n",
          report.status(),
          Duration.between(report.startedAt(), report.endedAt()).toMillis() / 1000.0,
          counted(report.customers()),
          report.scored(),
          report.run());
      report.connections().forEach(this::connection);
    }
    problems(report.problems());
    out.flush();
  }

  private void connection(String name, Report.Connection connection) {
    out.printf("%n%s  %s%n", name, connection.identity());
    out.printf(
        "  calls %,d (%,d repeated)%s%n",
        connection.calls(),
        connection.retries(),
        connection.budgetLeft() == null ? "" : ", %,d left".formatted(connection.budgetLeft()));
    for (Map.Entry<String, Integer> stream : connection.read().entrySet()) {
      out.printf("  read  %-16s %,9d%n", stream.getKey(), stream.getValue());
    }
    out.printf(
        "  mapped %,d, ignored by a rule %,d, parked %,d, deleted at the source %,d, unmatched %s%n",
        connection.mapped(),
        connection.ignored(),
        connection.parked(),
        connection.deleted(),
        counted(connection.unmatched()));
    for (Map.Entry<String, Written> target : connection.written().entrySet()) {
      Written written = target.getValue();
      out.printf(
          "  wrote %-16s %,9d acknowledged, %,d refused, %,d unknown%n",
          target.getKey(), written.acknowledged(), written.refused(), written.unknown());
    }
    if (connection.unchanged() != null) {
      out.printf("  unchanged %,d%n", connection.unchanged());
    }
  }

  private static String counted(@Nullable Integer number) {
    return number == null ? "unknown" : "%,d".formatted(number);
  }

  private void problems(List<Problem> problems) {
    if (problems.isEmpty()) {
      return;
    }
    out.printf("%n%d problem%s:%n", problems.size(), problems.size() == 1 ? "" : "s");
    for (Problem problem : problems.subList(0, Math.min(MOST_PROBLEMS, problems.size()))) {
      out.printf(
          "  %s %s %s [%s]%n    %s%n    -> %s%n",
          problem.connection(),
          problem.stream(),
          problem.id(),
          problem.code(),
          problem.reason(),
          problem.mend());
    }
    if (problems.size() > MOST_PROBLEMS) {
      out.printf("  … and %d more: see --report%n", problems.size() - MOST_PROBLEMS);
    }
  }
}
