package io.perennial.ledger;

import io.perennial.connector.target.FieldUpdate;
import io.perennial.connector.target.TargetRecord;
import io.perennial.connector.target.WriteOutcome;
import io.perennial.ledger.PeoplesChanges.Own;
import io.perennial.ledger.TargetValues.Change;
import io.perennial.ledger.TargetValues.Portion;
import io.perennial.sql.Json;
import io.perennial.sql.Same;
import io.perennial.sql.Sql;
import io.perennial.work.Lease;
import io.perennial.work.Leases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every write, from intent to outcome. The intent is committed before anything is sent; after a
 * crash, what was under way is read back before it is sent again.
 */
@Repository
public class WriteLedger {

  private final JdbcClient jdbc;
  private final Leases leases;
  private final TargetValues targets;
  private final PeoplesChanges changes;
  private final Intents intents;
  private final Settling settling;

  WriteLedger(
      JdbcClient jdbc,
      Leases leases,
      TargetValues targets,
      PeoplesChanges changes,
      Intents intents,
      Settling settling) {
    this.jdbc = jdbc;
    this.leases = leases;
    this.targets = targets;
    this.changes = changes;
    this.intents = intents;
    this.settling = settling;
  }

  /**
   * A batch whose intent is committed.
   *
   * @param id travels with the batch
   * @param changes what it is to change
   */
  public record Intent(UUID id, List<Change> changes) {

    /** Nothing is to be sent. */
    public static final Intent NONE = new Intent(new UUID(0, 0), List.of());

    public List<FieldUpdate> updates() {
      return changes.stream().map(Change::update).toList();
    }
  }

  /** A write whose outcome nobody knows: it was under way when its process ended. */
  public record Unknown(long run, String recordId, SortedMap<String, @Nullable Object> fields) {}

  /** Takes some records of a target and commits the intent to write them; empty if none. */
  @Transactional
  public Intent intend(Lease lease, Target target, Portion portion, Instant now) {
    leases.hold(lease);
    return intents.begin(target, portion.run(), targets.pending(target, portion, now), now);
  }

  /**
   * Commits the intent to write some records again that were refused in this turn; what needs no
   * write any more is left out.
   */
  @Transactional
  public Intent again(Lease lease, Target target, long run, List<String> ids, Instant now) {
    leases.hold(lease);
    return intents.begin(target, run, settling.again(target, ids), now);
  }

  /** Commits what records turned out to hold before anything is sent to them. */
  @Transactional
  public void saw(Lease lease, Target target, List<TargetRecord> found, Instant now) {
    leases.hold(lease);
    changes.note(target.connection(), target.object(), own(found, now));
  }

  /** Commits what became of a batch; outcomes stand in the order of its changes. */
  @Transactional
  public void settle(
      Lease lease, Target target, Intent intent, List<WriteOutcome> outcomes, Instant now) {
    settle(lease, target, settled(intent, outcomes, true), intent.id(), now);
  }

  /**
   * The same for a batch of an undo: what is refused there says nothing about our conclusions, so
   * nothing is parked.
   */
  @Transactional
  public void settlePutBack(
      Lease lease, Target target, Intent intent, List<WriteOutcome> outcomes, Instant now) {
    settle(lease, target, settled(intent, outcomes, false), intent.id(), now);
  }

  private static List<Settled> settled(
      Intent intent, List<WriteOutcome> outcomes, boolean concluded) {
    List<Settled> settled = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      settled.add(new Settled(intent.changes().get(i), outcomes.get(i), concluded));
    }
    return settled;
  }

  private void settle(Lease lease, Target target, List<Settled> settled, UUID batch, Instant now) {
    leases.hold(lease);
    jdbc.sql(
            """
            update write set state = outcome.state, code = outcome.code, message = outcome.message,
              request_id = outcome.request_id, ended_at = :now
            from unnest(:ids, :states, :codes, :messages, :requestIds)
              as outcome (id, state, code, message, request_id)
            where batch = :batch::uuid and record_id = outcome.id and write.state = 'SENDING'
            """)
        .param("now", Sql.time(now))
        .param("batch", batch.toString())
        .param("ids", Sql.column(settled, row -> row.change().id()))
        .param("states", Sql.column(settled, Settled::state))
        .param(
            "codes",
            Sql.column(settled, row -> row.refused() == null ? null : row.refused().code()))
        .param(
            "messages",
            Sql.column(settled, row -> row.refused() == null ? null : row.refused().message()))
        .param(
            "requestIds",
            Sql.column(
                settled,
                row -> row.refused() == null ? null : row.refused().requestId().orElse(null)))
        .update();
    settling.settle(target, settled, now);
  }

  /** Writes of a target that were under way when their process ended. */
  public List<Unknown> unknown(Target target) {
    return jdbc.sql(
            """
            select run, record_id, fields from write
            where connection = :connection and object = :object and state = 'SENDING'
            order by id
            """)
        .param("connection", target.connection().value())
        .param("object", target.object())
        .query(
            (row, number) ->
                new Unknown(
                    row.getLong("run"),
                    row.getString("record_id"),
                    Json.map(row.getString("fields"))))
        .list();
  }

  /**
   * Commits what was read back: what arrived is acknowledged, the rest is pending again.
   *
   * @return what had arrived
   */
  @Transactional
  public List<Unknown> resolve(
      Lease lease,
      Target target,
      List<Unknown> unknown,
      Map<String, TargetRecord> found,
      Instant now) {
    leases.hold(lease);
    changes.note(target.connection(), target.object(), own(found.values(), now));
    List<Unknown> arrived =
        unknown.stream().filter(write -> arrived(write, found.get(write.recordId()))).toList();
    jdbc.sql(
            """
            update write set ended_at = :now,
              state = case when record_id = any(:arrived) then 'ACKNOWLEDGED' else 'REFUSED' end,
              code = case when record_id = any(:arrived) then null else 'NOT_ARRIVED' end
            where connection = :connection and object = :object and state = 'SENDING'
              and record_id = any(:ids)
            """)
        .param("now", Sql.time(now))
        .param("arrived", Sql.column(arrived, Unknown::recordId))
        .param("connection", target.connection().value())
        .param("object", target.object())
        .param("ids", Sql.column(unknown, Unknown::recordId))
        .update();
    List<TargetRecord> records = List.copyOf(found.values());
    jdbc.sql(
            """
            update target_value held set sending = null,
              seen = held.seen || coalesce(record.values, '{}'),
              ours = case when ended.id = any(:arrived) then held.ours || ended.fields
                else held.ours end,
              told = case when ended.id = any(:arrived) then held.occasion else held.told end,
              written_at = case when ended.id = any(:arrived) then :now else held.written_at end,
              refused = case when ended.id = any(:arrived) then null else held.refused end,
              refused_of = case when ended.id = any(:arrived) then null else held.refused_of end,
              pending = is_pending(held.seen || coalesce(record.values, '{}'), held.desired,
                case when ended.id = any(:arrived) then null else held.refused end, held.occasion,
                case when ended.id = any(:arrived) then held.occasion else held.told end)
            from unnest(:ids, :fields::jsonb[]) as ended (id, fields)
            left join unnest(:found, :values::jsonb[]) as record (id, values) on record.id = ended.id
            where held.connection = :connection and held.object = :object and held.id = ended.id
            """)
        .param("arrived", Sql.column(arrived, Unknown::recordId))
        .param("now", Sql.time(now))
        .param("ids", Sql.column(unknown, Unknown::recordId))
        .param("fields", Sql.column(unknown, write -> Json.write(write.fields())))
        .param("found", Sql.column(records, TargetRecord::id))
        .param("values", Sql.column(records, record -> Json.write(record.values())))
        .param("connection", target.connection().value())
        .param("object", target.object())
        .update();
    return arrived;
  }

  private static List<Own> own(Collection<TargetRecord> found, Instant now) {
    return found.stream().map(record -> new Own(record.id(), record.values(), now)).toList();
  }

  private static boolean arrived(Unknown write, @Nullable TargetRecord found) {
    return found != null
        && write.fields().entrySet().stream()
            .allMatch(field -> Same.values(field.getValue(), found.values().get(field.getKey())));
  }
}
