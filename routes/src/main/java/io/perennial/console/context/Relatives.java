package io.perennial.console.context;

import io.perennial.console.context.Context.Family;
import io.perennial.console.context.Context.Relative;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Other customers in a line each: parents, children, and those that a record may belong to. */
@Repository
final class Relatives {

  private static final int MOST = 5;
  private static final String LINE =
      """
      customer.id, customer.name, health.points, health.band, health.at_risk,
        health.renewal_date, health.renewal_flag
      """;

  private final JdbcClient jdbc;
  private final PageLinks links;

  Relatives(JdbcClient jdbc, PageLinks links) {
    this.jdbc = jdbc;
    this.links = links;
  }

  Family family(String connection, String account) {
    List<Relative> parents =
        jdbc.sql(
                """
                with recursive up as (
                  select parent_id as id, 1 as height from account
                  where connection = :connection and id = :account and parent_id is not null
                  union
                  select account.parent_id, up.height + 1 from up join account
                    on account.connection = :connection and account.id = up.id
                  where account.parent_id is not null and up.height < :most)
                select %s
                from (select id, min(height) as height from up group by id) parent
                join customer on customer.connection = :connection
                  and customer.account_id = parent.id and customer.ended_at is null
                left join health on health.customer = customer.id
                where parent.id <> :account order by parent.height, customer.id
                """
                    .formatted(LINE))
            .param("connection", connection)
            .param("account", account)
            .param("most", MOST)
            .query((row, number) -> relative(row))
            .list();
    List<Relative> atRisk = new ArrayList<>();
    int[] counts = new int[2];
    jdbc.sql(
            """
            select %s, count(*) over () as children,
              count(*) filter (where health.at_risk = 'YES') over () as children_at_risk
            from account child
            join customer on customer.connection = child.connection
              and customer.account_id = child.id and customer.ended_at is null
            left join health on health.customer = customer.id
            where child.connection = :connection and child.parent_id = :account
              and child.id <> :account
            order by health.at_risk = 'YES' desc nulls last, health.points nulls last,
              customer.name, customer.id
            limit :most
            """
                .formatted(LINE))
        .param("connection", connection)
        .param("account", account)
        .param("most", MOST)
        .query(
            row -> {
              counts[0] = row.getInt("children");
              counts[1] = row.getInt("children_at_risk");
              if ("YES".equals(row.getString("at_risk"))) {
                atRisk.add(relative(row));
              }
            });
    return new Family(parents, counts[0], counts[1], List.copyOf(atRisk));
  }

  /** Some customers, in the order of their numbers. */
  List<Relative> of(Collection<Long> customers) {
    return jdbc.sql(
            """
            select %s from customer left join health on health.customer = customer.id
            where customer.id = any(:customers) order by customer.id
            """
                .formatted(LINE))
        .param("customers", customers.toArray(Long[]::new))
        .query((row, number) -> relative(row))
        .list();
  }

  private Relative relative(ResultSet row) throws SQLException {
    @Nullable String atRisk = row.getString("at_risk");
    return new Relative(
        row.getLong("id"),
        row.getString("name"),
        links.customer(row.getLong("id")),
        (Integer) row.getObject("points"),
        row.getString("band"),
        "UNKNOWN".equals(atRisk) ? null : atRisk,
        row.getObject("renewal_date", LocalDate.class),
        row.getString("renewal_flag"));
  }
}
