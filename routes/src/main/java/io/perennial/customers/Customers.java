package io.perennial.customers;

import io.perennial.connector.ConnectionName;
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

  /** From so many touched records on, the planner's statistics are older than the tables. */
  private static final int MANY = 1000;

  private final JdbcClient jdbc;
  private final Links links;

  Customers(JdbcClient jdbc, Links links) {
    this.jdbc = jdbc;
    this.links = links;
  }

  /**
   * Works out whose the touched facts are and marks those customers due.
   *
   * @return how many customers became due
   */
  @Transactional
  public int unify(Instant now) {
    boolean many = take() >= MANY;
    if (many) {
      // else the first turn plans as for empty tables, and its joins go over every pair
      jdbc.sql(
              """
              analyze match_key, source_record, account, contact, opportunity, activity,
                organization, ticket, billing_customer, subscription, invoice
              """)
          .update();
    }
    found(now);
    end(now);
    if (many) {
      jdbc.sql("analyze customer, customer_link").update();
    }
    int due = markDue(now); // whoever owns them by the links until now
    links.relink(now);
    due = Math.max(due, markDue(now)); // and by the new ones
    jdbc.sql("drop table touched_now, key_now").update();
    return due;
  }

  /**
   * Takes what was touched until now; what other pages append meanwhile waits for the next time.
   * Gives the number of touched records.
   */
  private int take() {
    jdbc.sql(
            "create temporary table touched_now (connection text, type text, id text) on commit drop")
        .update();
    jdbc.sql("create temporary table key_now (kind text, key text) on commit drop").update();
    int touched =
        jdbc.sql(
                """
                with taken as (delete from touched returning connection, type, id)
                insert into touched_now select distinct connection, type, id from taken
                """)
            .update();
    jdbc.sql(
            """
            with taken as (delete from touched_key returning kind, key)
            insert into key_now select distinct kind, key from taken
            """)
        .update();
    jdbc.sql("analyze touched_now").update();
    jdbc.sql("analyze key_now").update();
    return touched;
  }

  private void found(Instant now) {
    jdbc.sql(
            """
            with anchor as (
              insert into customer as held (connection, account_id, name, since)
              select account.connection, account.id, account.name, :now
              from touched_now touched join account using (connection, id) where touched.type = 'account'
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
   * Nothing is proposed to them any more.
   */
  private void end(Instant now) {
    jdbc.sql(
            """
            with ended as (
              update customer set ended_at = :now, merged_into = winner.id
              from touched_now touched
              join source_record record
                on record.connection = touched.connection and record.id = touched.id and record.deleted
              left join customer winner
                on winner.connection = record.connection and winner.account_id = record.merged_into
              where touched.type = 'account' and customer.connection = touched.connection
                and customer.account_id = touched.id and customer.ended_at is null
                and not exists (select from account
                  where account.connection = touched.connection and account.id = touched.id)
              returning customer.id)
            delete from link_proposal proposal using ended where proposal.customer = ended.id
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
                  from touched_now touched join customer_link link using (connection, type, id)
                  join customer on customer.id = link.customer and customer.ended_at is null) affected
            on conflict (kind, key) do update
              set due_at = least(held.due_at, excluded.due_at), mark = excluded.mark
            """)
        .param("now", Sql.time(now))
        .update();
  }

  /** A person links a record to a customer; stronger than any rule. */
  @Transactional
  public void link(
      ConnectionName connection, String type, String id, long customer, String who, Instant now) {
    links.decide(connection, type, id, customer, true, who, now);
  }

  /** A person says that a record is not this customer's; no rule links it again. */
  @Transactional
  public void split(
      ConnectionName connection, String type, String id, long customer, String who, Instant now) {
    links.decide(connection, type, id, customer, false, who, now);
  }

  /** Records of other systems that nobody knows a customer for, by connection. */
  public Map<ConnectionName, Integer> unmatched() {
    return links.unmatched();
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
