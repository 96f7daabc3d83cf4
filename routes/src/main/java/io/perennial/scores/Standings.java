package io.perennial.scores;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists how customers stand. */
@Repository
public class Standings {

  private final JdbcClient jdbc;

  Standings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All customers that have not ended and have been scored, the lowest scores first. */
  public List<Standing> all() {
    return jdbc.sql(
            """
            select customer.id, account_id, name, points, band, coverage, at_risk, renewal_date,
              renewal_flag, arr, arr_currency,
              array(select flag ->> 'name' from jsonb_array_elements(flags) flag) as flags
            from health join customer on customer.id = health.customer and customer.ended_at is null
            order by points nulls last, customer.id
            """)
        .query(
            (row, number) ->
                new Standing(
                    row.getLong("id"),
                    row.getString("account_id"),
                    row.getString("name"),
                    row.getObject("points", Integer.class),
                    row.getString("band"),
                    row.getInt("coverage"),
                    row.getString("at_risk"),
                    row.getObject("renewal_date", LocalDate.class),
                    row.getString("renewal_flag"),
                    row.getObject("arr", Long.class),
                    row.getString("arr_currency"),
                    List.of((String[]) row.getArray("flags").getArray())))
        .list();
  }
}
