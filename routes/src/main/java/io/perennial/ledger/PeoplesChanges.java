package io.perennial.ledger;

import io.perennial.connector.ConnectionName;
import io.perennial.sql.Json;
import io.perennial.sql.Sql;
import io.perennial.store.Incoming;
import io.perennial.store.OwnFields;
import io.perennial.store.StreamKey;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What our own fields hold when they come back: an equal value confirms our write, another one was
 * made by a person or an automation, and the field's policy says whether it is left. A restored
 * store does not know what it wrote after its backup: nothing older than its restoring is a
 * person's.
 */
@Repository
final class PeoplesChanges implements OwnFields {

  private final JdbcClient jdbc;
  private final Policies policies;

  PeoplesChanges(JdbcClient jdbc, Policies policies) {
    this.jdbc = jdbc;
    this.policies = policies;
  }

  /**
   * Our fields of one record as they came back, in the target's form.
   *
   * @param at when the record was last changed, as far as is known
   */
  record Own(String id, SortedMap<String, @Nullable Object> values, Instant at) {}

  @Override
  public void confirm(StreamKey key, String object, List<Incoming> page) {
    note(
        key.connection(),
        object,
        page.stream()
            .filter(incoming -> !incoming.own().isEmpty())
            .map(
                incoming ->
                    new Own(incoming.source().id(), incoming.own(), incoming.source().modifiedAt()))
            .toList());
  }

  /** Notes what fields hold, as part of the transaction that took the records in. */
  void note(ConnectionName connection, String object, List<Own> page) {
    if (page.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            update target_value held set (seen, kept, desired, ours, pending) = (
              select fresh.seen, fresh.kept, fresh.desired,
                held.ours || agreed(fresh.desired, fresh.seen),
                is_pending(fresh.seen, fresh.desired, held.refused, held.occasion, held.told)
              from (
                select held.seen || page.own as seen, after.kept as kept,
                  unkept(concluded(held.desired, held.kept), after.kept) as desired
                from kept_after(
                  held.kept, concluded(held.desired, held.kept),
                  held.ours || agreed(concluded(held.desired, held.kept), held.seen), held.seen,
                  case when held.sending is null then '{}' else coalesce((
                    select fields from write where write.connection = held.connection
                      and write.object = held.object and write.record_id = held.id
                      and write.state = 'SENDING' order by write.id desc limit 1), '{}') end,
                  page.own,
                  case when page.at::timestamptz <= held.restored_at then '{}'
                    else :policies::jsonb end,
                  page.at) as after (kept)) fresh)
            from unnest(:ids, :owns::jsonb[], :ats) as page (id, own, at)
            where held.connection = :connection and held.object = :object and held.id = page.id
              and not held.seen @> page.own
            """)
        .param("ids", Sql.column(page, Own::id))
        .param("owns", Sql.column(page, own -> Json.write(own.values())))
        .param("ats", Sql.column(page, Own::at))
        .param("policies", Json.write(policies.of(connection, object)))
        .param("connection", connection.value())
        .param("object", object)
        .update();
  }
}
