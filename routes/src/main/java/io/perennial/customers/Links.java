package io.perennial.customers;

import io.perennial.connector.ConnectionName;
import io.perennial.sql.Sql;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which organizations, billing customers and lone tickets belong to which customer.
 *
 * <p>All in sets: every record that has a key which came or went, and every record that has
 * changed, is judged anew, from its present keys alone. The end is therefore the same whatever was
 * believed before.
 */
@Repository
final class Links {

  private final JdbcClient jdbc;

  Links(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Judges all affected records again and marks due the customers that gain or lose any. */
  void relink(Instant now) {
    aliases();
    candidates();
    apply(now);
    jdbc.sql("drop table affected, verdict").update();
  }

  /** Who names an account that was merged away means the one that took its place. */
  private void aliases() {
    jdbc.sql(
            """
            with merged as (
              insert into account_alias as held (id, winner)
              select record.id, record.merged_into
              from touched_now touched
              join source_record record on record.connection = touched.connection
                and record.id = touched.id and record.deleted and record.merged_into is not null
              where touched.type = 'account'
              on conflict (id) do update set winner = excluded.winner
              returning id, winner)
            insert into key_now (kind, key)
            select 'account-id', id from merged union select 'account-id', winner from merged
            """)
        .update();
    int moved = 1;
    while (moved > 0) {
      moved =
          jdbc.sql(
                  """
                  update account_alias chained set winner = next.winner
                  from account_alias next
                  where chained.winner = next.id and next.winner <> chained.id
                  """)
              .update();
    }
  }

  private void candidates() {
    jdbc.sql(
            """
            create temporary table affected on commit drop as
            select distinct match_key.connection, match_key.type, match_key.id
            from key_now join match_key using (kind, key) where match_key.type <> 'account'
            union
            select connection, type, id from touched_now where type <> 'account'
            """)
        .update();
    jdbc.sql("analyze affected").update();
    jdbc.sql(
            """
            create temporary table verdict on commit drop as
            with decided as (
              select affected.connection, affected.type, affected.id, decision.customer,
                0 as rank, 'person' as rule
              from affected join link_decision decision using (connection, type, id)
              where decision.together),
            keyed as (
              select affected.connection, affected.type, affected.id, customer.id as customer,
                case own.kind when 'domain' then 2 when 'name' then 3 else 1 end as rank,
                own.kind as rule
              from affected
              join match_key own using (connection, type, id)
              left join account_alias alias on own.kind = 'account-id' and alias.id = own.key
              join match_key other on other.type = 'account' and other.kind = own.kind
                and other.key = coalesce(alias.winner, own.key)
              join customer on customer.connection = other.connection
                and customer.account_id = other.id and customer.ended_at is null
              where not exists (select from link_decision apart
                where (apart.connection, apart.type, apart.id)
                    = (affected.connection, affected.type, affected.id)
                  and apart.customer = customer.id and not apart.together)),
            best as (
              select connection, type, id, customer, min(rank) as rank,
                (array_agg(rule order by rank, rule))[1] as rule
              from (select * from decided union all select * from keyed) candidate
              group by connection, type, id, customer),
            ranked as (
              select *, min(rank) over (partition by connection, type, id) as top from best)
            select connection, type, id, customer, rule, rank,
              count(*) over (partition by connection, type, id) = 1 and rank < 3 as linked
            from ranked where rank = top
            """)
        .update();
  }

  private void apply(Instant now) {
    Set<Long> concerned = new TreeSet<>();
    concerned.addAll(
        jdbc.sql(
                """
                with lost as (
                  delete from customer_link link using affected
                  where (link.connection, link.type, link.id)
                      = (affected.connection, affected.type, affected.id)
                    and not exists (select from verdict
                      where (verdict.connection, verdict.type, verdict.id, verdict.customer)
                          = (link.connection, link.type, link.id, link.customer)
                        and verdict.linked)
                  returning link.connection, link.type, link.id, link.customer)
                insert into lost_link (connection, type, id, customer)
                select connection, type, id, customer from lost returning customer
                """)
            .query(Long.class)
            .list());
    concerned.addAll(
        jdbc.sql(
                """
                insert into customer_link as link
                  (connection, type, id, customer, rule, confidence, since, linked_by)
                select connection, type, id, customer, rule,
                  case when rank < 2 then 100 else 90 end, :now, 'perennial'
                from verdict where linked
                on conflict (connection, type, id) do update
                  set rule = excluded.rule, confidence = excluded.confidence
                  where link.rule <> excluded.rule
                returning link.customer
                """)
            .param("now", Sql.time(now))
            .query(Long.class)
            .list());
    jdbc.sql(
            """
            insert into due_work as held (kind, key, due_at, mark)
            select 'SCORE', id, :now, nextval('due_work_mark')
            from customer where id = any(:concerned) and ended_at is null
            on conflict (kind, key) do update
              set due_at = least(held.due_at, excluded.due_at), mark = excluded.mark
            """)
        .param("now", Sql.time(now))
        .param("concerned", concerned.toArray(Long[]::new))
        .update();
    jdbc.sql(
            """
            delete from link_proposal proposal using affected
            where (proposal.connection, proposal.type, proposal.id)
                = (affected.connection, affected.type, affected.id)
              and (proposal.proposed_by is null
                or exists (select from customer_link link
                  where (link.connection, link.type, link.id)
                      = (proposal.connection, proposal.type, proposal.id))
                or exists (select from link_decision apart
                  where (apart.connection, apart.type, apart.id, apart.customer)
                      = (proposal.connection, proposal.type, proposal.id, proposal.customer)
                    and not apart.together))
            """)
        .update();
    jdbc.sql(
            """
            insert into link_proposal (connection, type, id, customer, rule, confidence)
            select connection, type, id, customer, rule,
              case rank when 1 then 60 when 2 then 50 else 40 end
            from verdict where not linked
            on conflict do nothing -- what a person proposed says more
            """)
        .update();
  }

  /** A person says that a record is, or is not, a customer's; the next turn acts on it. */
  void decide(
      ConnectionName connection,
      String type,
      String id,
      long customer,
      boolean together,
      String who,
      Instant now) {
    jdbc.sql(
            """
            insert into link_decision as held
              (connection, type, id, customer, together, decided_by, decided_at)
            values (:connection, :type, :id, :customer, :together, :who, :now)
            on conflict (connection, type, id, customer) do update set together = excluded.together,
              decided_by = excluded.decided_by, decided_at = excluded.decided_at
            """)
        .param("connection", connection.value())
        .param("type", type)
        .param("id", id)
        .param("customer", customer)
        .param("together", together)
        .param("who", who)
        .param("now", Sql.time(now))
        .update();
    jdbc.sql(
            """
            insert into touched (connection, type, id) values (:connection, :type, :id)
            """)
        .param("connection", connection.value())
        .param("type", type)
        .param("id", id)
        .update();
  }

  /**
   * Organizations, billing customers and tickets of no organization that have neither a customer
   * nor a proposal, by connection.
   */
  Map<ConnectionName, Integer> unmatched() {
    Map<ConnectionName, Integer> unmatched = new TreeMap<>();
    jdbc.sql(
            """
            select connection, count(*) as size
            from (select connection, 'organization' as type, id from organization
                  union all select connection, 'billing_customer', id from billing_customer
                  union all select connection, 'ticket', id from ticket
                    where coalesce(organization_id, requester_organization_id) is null) record
            where not exists (select from customer_link link
                where (link.connection, link.type, link.id)
                    = (record.connection, record.type, record.id))
              and not exists (select from link_proposal proposal
                where (proposal.connection, proposal.type, proposal.id)
                    = (record.connection, record.type, record.id))
            group by connection
            """)
        .query(
            row -> {
              unmatched.put(new ConnectionName(row.getString("connection")), row.getInt("size"));
            });
    return unmatched;
  }
}
