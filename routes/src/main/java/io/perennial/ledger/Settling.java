package io.perennial.ledger;

import io.perennial.connector.target.WriteOutcome.Refused;
import io.perennial.ledger.TargetValues.Change;
import io.perennial.sql.Json;
import io.perennial.sql.Sql;
import io.perennial.store.Parked;
import io.perennial.store.StreamKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What outcomes mean for the values of a target and for what is parked; part of a settlement. */
@Repository
final class Settling {

  private final JdbcClient jdbc;
  private final Parked parked;

  Settling(JdbcClient jdbc, Parked parked) {
    this.jdbc = jdbc;
    this.parked = parked;
  }

  /** Records that were refused in this turn and still differ from what they should hold. */
  List<Change> again(Target target, List<String> ids) {
    return jdbc.sql(
            """
            select id, customer, desired, seen from target_value
            where connection = :connection and object = :object and id = any(:ids)
              and pending and sending is null
            order by customer, id
            """)
        .param("connection", target.connection().value())
        .param("object", target.object())
        .param("ids", ids.toArray(String[]::new))
        .query(
            (row, number) ->
                TargetValues.change(
                    row.getString("id"),
                    row.getLong("customer"),
                    Json.map(row.getString("desired")),
                    Json.map(row.getString("seen"))))
        .list();
  }

  void settle(Target target, List<Settled> settled, Instant now) {
    values(target, settled, now);
    park(target, settled, now);
  }

  private void values(Target target, List<Settled> settled, Instant now) {
    jdbc.sql(
            """
            update target_value held set sending = null,
              seen = case when outcome.arrived then held.seen || outcome.fields else held.seen end,
              ours = case when outcome.arrived then held.ours || outcome.fields else held.ours end,
              refused = case when outcome.final then held.desired
                when outcome.arrived then null else held.refused end,
              refused_of = case when outcome.final then (
                  select modified_at from source_record record
                  where (record.connection, record.stream, record.id)
                    = (held.connection, :stream, held.id))
                when outcome.arrived then null else held.refused_of end,
              told = case when outcome.arrived then held.occasion else held.told end,
              written_at = case when outcome.arrived then :now else held.written_at end,
              pending = not outcome.final and case
                when outcome.arrived then is_pending(
                  held.seen || outcome.fields, held.desired, null, held.occasion, held.occasion)
                else is_pending(
                  held.seen, held.desired, held.refused, held.occasion, held.told) end
            from unnest(:ids, :fields::jsonb[], :arrived::boolean[], :finals::boolean[])
              as outcome (id, fields, arrived, final)
            where held.connection = :connection and held.object = :object and held.id = outcome.id
            """)
        .param("now", Sql.time(now))
        .param("connection", target.connection().value())
        .param("object", target.object())
        .param("stream", target.stream())
        .param("ids", Sql.column(settled, row -> row.change().id()))
        .param("fields", Sql.column(settled, row -> Json.write(row.change().update().values())))
        .param("arrived", Sql.column(settled, row -> row.refused() == null))
        .param("finals", Sql.column(settled, Settled::isFinal))
        .update();
  }

  private void park(Target target, List<Settled> settled, Instant now) {
    StreamKey key = new StreamKey(target.connection(), target.object());
    Map<String, Refused> refused = new LinkedHashMap<>();
    List<String> arrived = new ArrayList<>();
    for (Settled row : settled) {
      Refused refusal = row.refused();
      if (refusal == null) {
        arrived.add(row.change().id());
      } else if (row.isFinal()) {
        refused.put(row.change().id(), refusal);
      }
    }
    parked.refuse(key, refused, now);
    parked.clear(key, Parked.Stage.WRITE, arrived);
  }
}
