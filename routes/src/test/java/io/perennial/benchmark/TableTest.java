package io.perennial.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.perennial.benchmark.Product.Turn;
import io.perennial.benchmark.Table.Measured;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableTest {

  private static final String REPORT =
      """
      {"customers": 1000, "scored": 7, "seconds": {"pull": 1.5, "score": 0.5},
       "connections": {
         "crm": {"calls": 10, "read": {"accounts": 1500, "tasks": 500},
                 "written": {"Account": {"sent": 9, "acknowledged": 8}}},
         "desk": {"calls": 3, "read": {}, "written": {}}}}
      """;

  @Test
  void table_comparesRunByRunAndCountsByRecords() throws IOException {
    Measured measured =
        new Measured(
            1000,
            50,
            List.of(),
            List.of(turn(4), turn(9), turn(6)),
            List.of(bare(2), bare(3), bare(6)),
            Optional.of(new Measured.Later(turn(2), turn(3), turn(1))),
            List.of(Duration.ofMillis(1400), Duration.ofMillis(2900), Duration.ofMillis(1200)));

    assertThat(Table.of(measured))
        .contains("1,000 customers, 50 ms a call, 3 alternating runs")
        .contains("2,000 records read, 8 target records written")
        .contains("| first sync, s | 6.0 (4.0 to 9.0) |")
        .contains("| bare client, s | 3.0 (2.0 to 6.0) |")
        .contains("(target 2, goal 1.3) | 2.00 (1.00 to 3.00) |")
        .contains("| CPU of the program, s per 1,000 records | 1.50 (1.50 to 1.50) |")
        .contains("| calls of the first sync | crm 10, desk 3 |")
        .contains("| calls per 1,000 records read | crm 5.0, desk 3 for none |")
        .contains("(target: p95 under 3) | p50 1.4, p95 2.9, longest 2.9 (3 changes) |")
        .contains("pull 1.5, score 0.5")
        .contains("| 3.0 s, calls: crm 10, desk 3, 7 customers scored, 8 records written |");
  }

  private static Turn turn(int seconds) throws IOException {
    return new Turn(
        Duration.ofSeconds(seconds),
        Duration.ofSeconds(seconds + 10L),
        Duration.ofSeconds(3),
        Duration.ofSeconds(1),
        400,
        new ObjectMapper().readTree(REPORT));
  }

  private static BareClient.Result bare(int seconds) {
    return new BareClient.Result(Duration.ofSeconds(seconds), 13, 5_000_000);
  }
}
