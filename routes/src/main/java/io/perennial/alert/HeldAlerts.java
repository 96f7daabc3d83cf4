package io.perennial.alert;

import io.perennial.alert.Alert.Rule;
import io.perennial.sql.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Alerts that rest on a forecast. One that comes and goes with each turn would be told each time,
 * so they are over only when nothing has been foretold for an hour.
 */
@Repository
final class HeldAlerts {

  private static final Duration HOLD = Duration.ofHours(1);
  private static final List<Rule> RULES = List.of(Rule.BUDGET_ENDS);

  private final JdbcClient jdbc;

  HeldAlerts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether it may go on though it does not fire. */
  static boolean holds(AlertKey key) {
    return RULES.contains(key.rule());
  }

  /** Alerts that began and fired less than an hour ago, as they were told. */
  List<Alert> at(Instant now) {
    return jdbc.sql(
            """
            select rule, subject, since, what, meaning, mend from alert
            where recovered_at is null and rule = any(:rules) and fired_at > :before
            """)
        .param("rules", Sql.column(RULES, rule -> rule))
        .param("before", Sql.time(now.minus(HOLD)))
        .query((row, number) -> AlertTable.alert(row))
        .list();
  }

  /** Notes which of them fire now. */
  void fired(List<Alert> firing, Instant now) {
    List<Alert> held = firing.stream().filter(alert -> RULES.contains(alert.rule())).toList();
    if (held.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            update alert set fired_at = :now
            where recovered_at is null
              and (rule, subject) in (select * from unnest(:rules, :subjects))
            """)
        .param("now", Sql.time(now))
        .param("rules", Sql.column(held, Alert::rule))
        .param("subjects", Sql.column(held, Alert::subject))
        .update();
  }
}
