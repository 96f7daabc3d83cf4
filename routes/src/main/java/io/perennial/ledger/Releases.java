package io.perennial.ledger;

import io.perennial.sql.Json;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Takes our conclusions out of records that are no longer about a customer, and lets those rest
 * that are about one and done with.
 */
@Repository
public final class Releases {

  private final JdbcClient jdbc;

  Releases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Empties our fields in records that no longer belong to the customers whose conclusions they
   * hold, and forgets records that are gone and closed tickets, which nobody can empty.
   *
   * @param customers who was looked at
   * @param belonging records of the target that are theirs, whether or not they are written, each
   *     with whose it is
   * @param empty our fields without values, in the target's form
   */
  public void release(
      Target target,
      Collection<Long> customers,
      Map<String, Long> belonging,
      SortedMap<String, @Nullable Object> empty) {
    jdbc.sql(
            """
            delete from target_value held using source_record record
            where held.connection = :connection and held.object = :object
              and held.customer = any(:customers) and held.sending is null
              and record.connection = held.connection and record.stream = :stream
              and record.id = held.id
              and (record.deleted or not (held.customer, held.id) in (
                select * from unnest(:owners, :ids)) and exists (
                select from ticket where (ticket.connection, ticket.id, ticket.stream)
                  = (record.connection, record.id, record.stream) and status = 'CLOSED'))
            """)
        .param("connection", target.connection().value())
        .param("object", target.object())
        .param("stream", target.stream())
        .param("customers", customers.toArray(Long[]::new))
        .param("owners", belonging.values().toArray(Long[]::new))
        .param("ids", belonging.keySet().toArray(String[]::new))
        .update();
    jdbc.sql(
            """
            update target_value held
            set desired = unkept(:empty::jsonb, still_kept(held.kept, :empty::jsonb)),
              kept = still_kept(held.kept, :empty::jsonb),
              ours = held.ours || agreed(concluded(held.desired, held.kept), held.seen),
              occasion = null, pause = null,
              pending = is_pending(
                held.seen, unkept(:empty::jsonb, still_kept(held.kept, :empty::jsonb)),
                held.refused, null, held.told)
            where connection = :connection and object = :object and customer = any(:customers)
              and not (customer, id) in (select * from unnest(:owners, :ids))
              and concluded(desired, kept) <> :empty::jsonb
            """)
        .param("empty", Json.write(empty))
        .param("connection", target.connection().value())
        .param("object", target.object())
        .param("customers", customers.toArray(Long[]::new))
        .param("owners", belonging.values().toArray(Long[]::new))
        .param("ids", belonging.keySet().toArray(String[]::new))
        .update();
  }

  /**
   * Wants of records no more than what they hold: solved tickets and closed deals keep what was
   * known then. What waited to be written is not, and what was refused is let go.
   *
   * @param done records of the target that get no values, each with the customer to whom it
   *     belongs; one that holds another's conclusions is to be emptied, and does not rest
   */
  public void rest(Target target, Map<String, Long> done) {
    jdbc.sql(
            """
            update target_value held
            set desired = (select coalesce(jsonb_object_agg(key, value), '{}')
                from jsonb_each(held.seen) where jsonb_exists(held.desired, key)),
              refused = null, refused_of = null, pending = false
            where connection = :connection and object = :object
              and (customer, id) in (select * from unnest(:owners, :ids))
              and sending is null and (pending or refused is not null)
            """)
        .param("connection", target.connection().value())
        .param("object", target.object())
        .param("owners", done.values().toArray(Long[]::new))
        .param("ids", done.keySet().toArray(String[]::new))
        .update();
  }

  /** Releases the records of customers that have ended: nobody looks at them any more. */
  public void releaseEnded(Target target, SortedMap<String, @Nullable Object> empty) {
    release(
        target,
        jdbc.sql(
                """
                select distinct customer from target_value held
                join customer on customer.id = held.customer and customer.ended_at is not null
                where held.connection = :connection and held.object = :object
                  and (concluded(held.desired, held.kept) <> :empty::jsonb
                    or exists (select from source_record record
                      where record.connection = held.connection and record.stream = :stream
                        and record.id = held.id and record.deleted))
                """)
            .param("connection", target.connection().value())
            .param("object", target.object())
            .param("stream", target.stream())
            .param("empty", Json.write(empty))
            .query(Long.class)
            .list(),
        Map.of(),
        empty);
  }
}
