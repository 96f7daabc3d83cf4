package io.perennial.customers;

import io.perennial.sql.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Customers: each is anchored on one account of the CRM, and other records link to it. All work is
 * done in sets, over what was touched since the last time.
 */
@Repository
public class Customers {

  private final JdbcClient jdbc;

  Customers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Works out whose the touched facts are and marks those customers due.
   *
   * @return how many customers became due
   */
  @Transactional
  public int unify(Instant now) {
    found(now);
    end(now);
    int due = markDue(now);
    jdbc.sql("delete from touched").update();
    return due;
  }

  private void found(Instant now) {
    jdbc.sql(
            """
            with anchor as (
              insert into customer as held (connection, account_id, name, since)
              select account.connection, account.id, account.name, :now
              from touched join account using (connection, id) where touched.type = 'account'
              on conflict (connection, account_id) do update
                set name = excluded.name, ended_at = null, merged_into = null
              returning id, connection, account_id)
            insert into customer_link (connection, type, id, customer, rule, confidence, since, linked_by)
            select connection, 'account', account_id, id, 'anchor', 100, :now, 'perennial' from anchor
            on conflict do nothing
            """)
        .param("now", Sql.time(now))
        .update();
  }

  /**
   * Customers whose account the CRM has deleted or merged away; a customer's id is never reused.
   */
  private void end(Instant now) {
    jdbc.sql(
            """
            update customer set ended_at = :now, merged_into = winner.id
            from touched
            join source_record record
              on record.connection = touched.connection and record.id = touched.id and record.deleted
            left join customer winner
              on winner.connection = record.connection and winner.account_id = record.merged_into
            where touched.type = 'account' and customer.connection = touched.connection
              and customer.account_id = touched.id and customer.ended_at is null
              and not exists (select from account
                where account.connection = touched.connection and account.id = touched.id)
            """)
        .param("now", Sql.time(now))
        .update();
  }

  private int markDue(Instant now) {
    return jdbc.sql(
            """
            insert into due_work as held (kind, key, due_at, mark)
            select 'SCORE', customer, :now, nextval('due_work_mark')
            from (select distinct link.customer
                  from touched join customer_link link using (connection, type, id)
                  join customer on customer.id = link.customer and customer.ended_at is null) affected
            on conflict (kind, key) do update
              set due_at = least(held.due_at, excluded.due_at), mark = excluded.mark
            """)
        .param("now", Sql.time(now))
        .update();
  }

  /** How many customers there are that have not ended. */
  public int count() {
    return jdbc.sql("select count(*) from customer where ended_at is null")
        .query(Integer.class)
        .single();
  }

  /** The names of some customers. */
  public Map<Long, String> names(Collection<Long> customers) {
    Map<Long, String> names = new HashMap<>();
    jdbc.sql("select id, name from customer where id = any(:customers)")
        .param("customers", customers.toArray(Long[]::new))
        .query(
            row -> {
              names.put(row.getLong("id"), row.getString("name"));
            });
    return names;
  }
}
