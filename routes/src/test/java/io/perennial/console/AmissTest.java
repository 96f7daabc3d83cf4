package io.perennial.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.cli.terminal.StatusTable;
import io.perennial.connector.FailureKind;
import io.perennial.status.StatusReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is amiss, what is complete and when calls end: on the page as in {@code status}. */
class AmissTest {

  private final Company company = Company.open().account("A1", "Acme");

  @BeforeEach
  void turn() {
    company.turn();
  }

  @AfterEach
  void stop() {
    company.close();
  }

  private String status() {
    StringWriter shown = new StringWriter();
    new StatusTable(new PrintWriter(shown, true))
        .print(company.perennial().bean(StatusReader.class).read());
    return shown.toString();
  }

  private void sql(String sql) {
    company.perennial().store().sql(sql).update();
  }

  @Test
  void nothing_isSaidWhileAllIsWell() {
    assertThat(company.text("/"))
        .doesNotContain("Alerts")
        .contains("Completeness unknown perennial reconcile has not been run")
        .contains("Calls used of ours unknown");
    assertThat(status()).doesNotContain("! ").doesNotContain("completeness");
  }

  @Test
  void alerts_standAboveAllElseAndSayOnceWhatIsTheSame() {
    company.clock().advance(Duration.ofMinutes(11)); // 15 after reading: not yet
    assertThat(company.text("/")).doesNotContain("Alerts");

    company.clock().advance(Duration.ofSeconds(1));

    assertThat(company.text("/"))
        .contains(
            "Alerts stale stream: billing/customers, billing/invoices, billing/subscriptions,"
                + " crm/accounts,",
            "since just now was last read to its end at 2026-06-30 12:00 UTC")
        .containsOnlyOnce("was last read to its end at");
    assertThat(status())
        .contains("! stale stream: billing/customers, ", "since 2026-06-30T12:15:00Z: was last")
        .contains("    -> perennial status tells");
  }

  @Test
  void alerts_goWithTheirCause() {
    company.desk().failOnce(FailureKind.PAUSE);
    company.turn();
    assertThat(company.text("/")).contains("Alerts connection paused: desk");

    company.turn();

    assertThat(company.text("/")).doesNotContain("Alerts");
  }

  @Test
  void completeness_isRoundedDownAndUnknownWhereSomethingWasNotCompared() {
    sql(
        """
        insert into reconciliation values ('crm', 'accounts', 20000, 1, null, true,
          '2026-06-30 10:04+00'), ('crm', 'tasks', 0, 0, null, true, '2026-06-30 10:04+00'),
          ('crm', 'old', 9, 9, null, false, '2026-06-29 10:04+00')
        """);

    assertThat(company.text("/"))
        .contains("Completeness 99.99 % reconcile 2 h ago: 1 differed and were mended");
    assertThat(status())
        .contains("completeness 99.99 % at 2026-06-30T10:04:00Z: 1 differed and were mended");

    sql("update reconciliation set failure = 'no answer' where stream = 'tasks'");

    assertThat(company.text("/"))
        .contains("Completeness unknown reconcile 2 h ago")
        .contains("1 part could not be compared");
    assertThat(status()).contains("completeness unknown", "could not be compared");
  }

  @Test
  void budget_isShownWithTheHourInWhichItEnds() {
    sql("update connection set quota_left = 90000, quota_total = 100000 where name = 'crm'");
    sql("insert into call_use values ('crm', date_trunc('hour', clock_timestamp()), 9000)");

    assertThat(company.text("/"))
        .contains("Calls left 90,000 of 100,000 Calls used of ours 9,000 of 25,000")
        .containsPattern("reading stops about \\d+ \\w+ \\d\\d:00 UTC, all of ours end about ")
        .contains("Alerts budget ends: crm");
  }
}
