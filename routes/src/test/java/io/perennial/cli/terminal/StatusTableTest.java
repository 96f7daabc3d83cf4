package io.perennial.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.status.Status;
import io.perennial.status.Status.ConnectionLine;
import io.perennial.status.Status.NightLine;
import io.perennial.status.Status.StreamLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StatusTableTest {

  private static final Instant TIME = Instant.parse("2026-06-01T12:00:07.123456Z");

  @Test
  void times_areToldToTheSecond() {
    assertThat(printed(Map.of()))
        .contains("    since 2026-06-01T12:00:07Z: bad key\n    -> make another\n")
        .contains("crm/accounts  ", " read 2026-06-01T12:00:07Z, formulas 2026-06-01T12:00:07Z\n")
        .doesNotContain("123456");
  }

  @Test
  void removed_isToldWhereThereWasAny() {
    assertThat(printed(new TreeMap<>(Map.of("runs", 0L, "versions", 1_200L, "writes", 3L))))
        .endsWith(
            """
            old enough to go, removed 2026-06-01T12:00:07Z
              versions                       1,200
              writes                             3
            """);
    assertThat(printed(Map.of("runs", 0L)))
        .endsWith("old enough to go, removed 2026-06-01T12:00:07Z: nothing\n");
  }

  private static String printed(Map<String, Long> removed) {
    StringWriter out = new StringWriter();
    new StatusTable(new PrintWriter(out))
        .print(
            new Status(
                "1",
                null,
                List.of(
                    new ConnectionLine(
                        "crm",
                        "salesforce",
                        "PAUSED",
                        null,
                        TIME,
                        "bad key",
                        "make another",
                        null)),
                List.of(new StreamLine("crm", "accounts", TIME, TIME)),
                3,
                0,
                0,
                Map.of(),
                Map.of(),
                Map.of(),
                null,
                null,
                new NightLine(TIME, removed),
                null,
                List.of(),
                List.of(),
                List.of()));
    return out.toString().replace(System.lineSeparator(), "\n");
  }
}
