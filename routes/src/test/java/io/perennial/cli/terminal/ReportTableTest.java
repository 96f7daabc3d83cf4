package io.perennial.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.turn.ConnectionFindings.Written;
import io.perennial.turn.Problem;
import io.perennial.turn.Report;
import io.perennial.turn.Report.Connection;
import io.perennial.work.Runs.Status;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportTableTest {

  private static final Instant BEGUN = Instant.parse("2026-06-01T12:00:00Z");

  private static final Connection CRM =
      connection(24_862L, Map.of("Account", new Written(300, 299, 1, 0)), 1_364);
  private static final Connection BILLING = connection(null, Map.of(), null);

  @Test
  void connection_isShownWithWhatWasReadWrittenAndLeft() {
    assertThat(printed(Map.of("salesforce", CRM), List.of(), false))
        .contains("COMPLETE in 2.5 s: 1,300 customers, 412 scored (run 7)\n")
        .contains("\nsalesforce  Acme\n  calls 33 (2 repeated), 24,862 left\n")
        .contains("  read  accounts             1,600\n")
        .contains("  wrote Account                299 acknowledged, 1 refused, 0 unknown\n")
        .endsWith("  unchanged 1,364\n");
  }

  @Test
  void connectionThatIsNotWrittenTo_saysNothingOfWhatIsUnchanged() {
    assertThat(printed(Map.of("stripe", BILLING), List.of(), false))
        .contains("\nstripe  Acme\n  calls 33 (2 repeated)\n")
        .contains(" unmatched 15\n")
        .doesNotContain("unchanged");
  }

  @Test
  void problems_areNamedWithTheirMendAlsoWhereNothingElseIsShown() {
    assertThat(printed(Map.of("salesforce", CRM), problems(1), true))
        .isEqualTo(
            """

            1 problem:
              salesforce Account 0 [LOCKED]
                is locked
                -> unlock it
            """);
    assertThat(printed(Map.of(), problems(22), true))
        .startsWith("\n22 problems:\n")
        .contains("Account 19 [")
        .doesNotContain("Account 20 [")
        .endsWith("  … and 2 more: see --report\n");
  }

  private static Connection connection(
      @Nullable Long left, Map<String, Written> written, @Nullable Integer unchanged) {
    return new Connection(
        "Acme", 33, 2, left, Map.of("accounts", 1_600), 0, 1_599, 1, 0, 15, written, unchanged);
  }

  private static List<Problem> problems(int size) {
    return IntStream.range(0, size)
        .mapToObj(
            each ->
                new Problem("salesforce", "Account", "" + each, "LOCKED", "is locked", "unlock it"))
        .toList();
  }

  private static String printed(
      Map<String, Connection> connections, List<Problem> problems, boolean quiet) {
    StringWriter out = new StringWriter();
    new ReportTable(new PrintWriter(out))
        .print(
            new Report(
                7,
                Status.COMPLETE,
                BEGUN,
                BEGUN.plusMillis(2_500),
                BEGUN,
                connections,
                1_300,
                412,
                Map.of(),
                problems),
            quiet);
    return out.toString().replace(System.lineSeparator(), "\n");
  }
}
