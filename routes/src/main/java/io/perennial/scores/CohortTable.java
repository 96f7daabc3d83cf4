package io.perennial.scores;

import io.perennial.health.Cohorts;
import io.perennial.sql.Sql;
import java.sql.Date;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * How customers who began in the same quarter have grown on average, worked out once a month from
 * the latest scores: the same for everybody who is compared with it in that month.
 */
@Repository
class CohortTable {

  private final JdbcClient jdbc;

  CohortTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Works out the month's averages unless they are there.
   *
   * @param least size of a cohort whose average says something
   * @return how many customers became due, because they are below an average that is new
   */
  @Transactional
  public int settle(YearMonth month, int least, Instant now) {
    return jdbc.sql(
            """
            with fresh as (
              insert into cohort (cohort, month, growth, customers)
              select cohort, :month, round(avg(growth)), count(*)
              from health join customer on customer.id = health.customer
                and customer.ended_at is null
              where growth is not null
                and not exists (select from cohort where month = :month)
              group by cohort having count(*) >= :least
              on conflict do nothing
              returning cohort, growth)
            update due_work set due_at = least(due_at, :now), mark = nextval('due_work_mark')
            where kind = 'SCORE' and key in (
              select customer from health join fresh using (cohort)
              where health.growth < fresh.growth)
            """)
        .param("month", Date.valueOf(month.atDay(1)))
        .param("least", least)
        .param("now", Sql.time(now))
        .update();
  }

  /** The averages of all months so far, by cohort. */
  Map<String, Cohorts> load() {
    Map<String, SortedMap<YearMonth, Integer>> averages = new HashMap<>();
    jdbc.sql("select cohort, month, growth from cohort")
        .query(
            row -> {
              averages
                  .computeIfAbsent(row.getString("cohort"), cohort -> new TreeMap<>())
                  .put(YearMonth.from(row.getDate("month").toLocalDate()), row.getInt("growth"));
            });
    Map<String, Cohorts> cohorts = new HashMap<>();
    averages.forEach((cohort, growth) -> cohorts.put(cohort, new Cohorts(growth)));
    return cohorts;
  }
}
