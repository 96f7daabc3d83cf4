package io.perennial.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.alert.Alert;
import io.perennial.alert.Alerts;
import io.perennial.cli.terminal.StatusTable;
import io.perennial.console.Company;
import io.perennial.status.StatusReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The quota belongs to other systems as well: what they use is told like what we use. */
class QuotaTest {

  private final Company company = Company.open().account("A1", "Acme");

  @BeforeEach
  void turn() {
    company.turn();
  }

  @AfterEach
  void stop() {
    company.close();
  }

  private void sql(String sql) {
    company.perennial().store().sql(sql).update();
  }

  private void left(long calls) {
    sql(
        "update connection set quota_left = %d, quota_total = 100000 where name = 'crm'"
            .formatted(calls));
  }

  private void calls(int hoursAgo, long calls) {
    sql(
        """
        insert into call_use (connection, hour, calls) values
          ('crm', date_trunc('hour', clock_timestamp()) - %d * interval '1 hour', %d)
        """
            .formatted(hoursAgo, calls));
  }

  private String metrics() {
    company.clock().advance(Duration.ofSeconds(10)); // the store is looked at once in so long
    return company.get("/metrics").body();
  }

  private String status() {
    StringWriter shown = new StringWriter();
    new StatusTable(new PrintWriter(shown, true))
        .print(company.perennial().bean(StatusReader.class).read());
    return shown.toString();
  }

  @Test
  void quotaThatOthersHaveUsedUp_isTheEndOfOurs() {
    left(20_000);
    calls(2, 1_500);

    assertThat(metrics())
        .contains("perennial_budget_left_calls{connection=\"crm\"} 0.0")
        .contains("perennial_budget_end_seconds{connection=\"crm\"} 0.0")
        .contains("perennial_alerts{rule=\"budget_ends\"} 1.0");
    assertThat(status())
        .containsPattern(
            "1,500 of our 25,000 calls of 24 hours used, 0 left to us, 20,000 left in all; reading"
                + " stops about \\S+; ours end about \\S+; only the reserve is left about \\S+, see")
        .contains("! budget ends: crm", "other systems use this quota");
    assertThat(company.text("/"))
        .contains("1,500 of 25,000, 0 left to us")
        .containsPattern("only the reserve is left about \\d+ \\w+ \\d\\d:00 UTC");
  }

  @Test
  void leftToUs_isTheLesserOfOurShareAndWhatOthersLeave() {
    calls(2, 1_500);
    left(43_501);
    assertThat(metrics()).contains("perennial_budget_left_calls{connection=\"crm\"} 23500.0");

    left(43_499);
    assertThat(metrics()).contains("perennial_budget_left_calls{connection=\"crm\"} 23499.0");
  }

  @Test
  void fallOfWhatIsLeft_isToldBeforeItIsOver() {
    left(60_000);
    for (int hoursAgo = 5; hoursAgo >= 0; hoursAgo--) {
      calls(hoursAgo, 10);
      sql(
          """
          update call_use set quota_left = %d
          where hour = date_trunc('hour', clock_timestamp()) - %d * interval '1 hour'
          """
              .formatted(60_000 + hoursAgo * 7_000, hoursAgo));
    }

    assertThat(metrics()).contains("perennial_alerts{rule=\"budget_ends\"} 1.0");
    assertThat(status())
        .containsPattern("24,940 left to us, 60,000 left in all; reading stops about \\S+;")
        .contains("only the reserve is left about");
  }

  @Test
  void quotaThatWasToldBeforeTheseHours_saysNothing() {
    left(20_000);
    calls(25, 1_500);

    assertThat(metrics())
        .contains("perennial_budget_left_calls{connection=\"crm\"} 25000.0")
        .contains("perennial_budget_end_seconds{connection=\"crm\"} +Inf")
        .contains("perennial_alerts{rule=\"budget_ends\"} 0.0");
  }

  @Test
  void alert_isOverOnlyWhenNothingWasForetoldForAnHour() {
    left(20_000);
    calls(0, 10);
    look();
    left(90_000);
    company.clock().advance(Duration.ofMinutes(59));
    look();
    assertThat(firing()).as("a minute before").isOne();

    left(20_000);
    look();
    left(90_000);
    company.clock().advance(Duration.ofMinutes(59));
    look();
    assertThat(firing()).as("it has fired meanwhile").isOne();
    assertThat(alerts("recovered_at is null")).isOne();
    company.clock().advance(Duration.ofMinutes(1));
    assertThat(firing()).as("whoever looks").isZero();
    look();

    assertThat(alerts("recovered_at is not null")).isOne();
    assertThat(alerts("true")).as("one beginning, one end").isOne();
  }

  private void look() {
    company.perennial().bean(Alerts.class).look(Set.of("chat"), company.clock().instant());
  }

  private long firing() {
    return company.perennial().bean(Alerts.class).firing(company.clock().instant()).stream()
        .filter(alert -> alert.rule() == Alert.Rule.BUDGET_ENDS)
        .count();
  }

  private long alerts(String where) {
    return company
        .perennial()
        .store()
        .sql("select count(*) from alert where rule = 'BUDGET_ENDS' and " + where)
        .query(Long.class)
        .single();
  }
}
