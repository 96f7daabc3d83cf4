package io.perennial.alert;

import io.perennial.alert.Alert.Rule;
import io.perennial.sql.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Alerts that come and go with turns and would be told each time. What is foretold is over only
 * when it has not been for an hour, what keeps turns from being complete when three turns in a row
 * have not met it; one that was broken off does not count.
 */
@Repository
final class HeldAlerts {

  private static final Duration HOLD = Duration.ofHours(1);
  private static final int TURNS = 3;
  private static final List<Rule> RULES = List.of(Rule.BUDGET_ENDS, Rule.TURN_NOT_COMPLETE);

  private final JdbcClient jdbc;

  HeldAlerts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether it may go on though it does not fire. */
  static boolean holds(AlertKey key) {
    return RULES.contains(key.rule());
  }

  /** Alerts that are not over yet, as they were told. */
  List<Alert> at(Instant now) {
    return jdbc.sql(
            """
            select rule, subject, since, what, meaning, mend from alert
            where recovered_at is null and case rule
              when 'BUDGET_ENDS' then fired_at > :before
              when 'TURN_NOT_COMPLETE' then fired_at >= coalesce(
                (select ended_at from run
                  where verb in ('serve', 'sync') and ended_at is not null and status <> 'FAILED'
                  order by id desc offset :turns - 1 limit 1),
                '-infinity')
              else false end
            """)
        .param("before", Sql.time(now.minus(HOLD)))
        .param("turns", TURNS)
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
