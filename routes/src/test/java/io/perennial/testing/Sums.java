package io.perennial.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.turn.Report;
import io.perennial.work.Runs.Status;

/** What holds in every report: no record and no write is lost from sight. */
final class Sums {

  private Sums() {}

  static void hold(Report report) {
    report.connections().forEach((name, connection) -> hold(report, name, connection));
  }

  private static void hold(Report report, String name, Report.Connection connection) {
    int read = connection.read().values().stream().mapToInt(Integer::intValue).sum();
    assertThat(connection.mapped() + connection.parked() + connection.ignored())
        .as("%s: read = mapped + parked + ignored in %s", name, connection)
        .isEqualTo(read);
    connection
        .written()
        .forEach(
            (object, written) -> {
              assertThat(written.acknowledged() + written.refused() + written.unknown())
                  .as("%s/%s: sent = acknowledged + refused + unknown", name, object)
                  .isEqualTo(written.sent());
              assertThat(written.unknown()).as("%s/%s: unknown", name, object).isNotNegative();
            });
    if (report.status() == Status.COMPLETE) {
      assertThat(connection.written().values())
          .as("%s: a complete turn knows what became of each write", name)
          .allMatch(written -> written.unknown() == 0);
      assertThat(connection.parked()).as("%s: parked in a complete turn", name).isZero();
    }
  }
}
