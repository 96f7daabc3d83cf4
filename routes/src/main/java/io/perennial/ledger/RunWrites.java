package io.perennial.ledger;

import io.perennial.ledger.TargetValues.Change;
import io.perennial.ledger.WriteLedger.Intent;
import io.perennial.sql.Json;
import io.perennial.work.Lease;
import io.perennial.work.Leases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What one run has written, what was there before, and what we have written there since. */
@Repository
public class RunWrites {

  private final JdbcClient jdbc;
  private final Leases leases;
  private final KeptFields kept;
  private final Intents intents;

  RunWrites(JdbcClient jdbc, Leases leases, KeptFields kept, Intents intents) {
    this.jdbc = jdbc;
    this.leases = leases;
    this.kept = kept;
    this.intents = intents;
  }

  /**
   * One record that the run wrote.
   *
   * @param customer whose it is; 0 if it is nobody's by now
   * @param ours what the run wrote last
   * @param before what was there before its first write
   * @param later the last write of a later run, by field
   */
  public record RunWrite(
      String id,
      long customer,
      SortedMap<String, @Nullable Object> ours,
      SortedMap<String, @Nullable Object> before,
      SortedMap<String, Later> later) {}

  /**
   * A later run that wrote a field.
   *
   * @param putBack whether it was an undo of the run
   */
  public record Later(long run, boolean putBack) {}

  /** How many records the run wrote, as far as that is still known. */
  public int count(long run) {
    return jdbc.sql("select count(*) from write where run = :run and state = 'ACKNOWLEDGED'")
        .param("run", run)
        .query(Integer.class)
        .single();
  }

  /** The targets that the run wrote to, for example {@code salesforce/Account}. */
  public List<String> targets(long run) {
    return jdbc.sql(
            """
            select distinct connection || '/' || object from write
            where run = :run and state = 'ACKNOWLEDGED'
            """)
        .param("run", run)
        .query(String.class)
        .list();
  }

  /** The next records that the run wrote to a target, in the order of their keys. */
  public List<RunWrite> page(Target target, long run, String after, int most) {
    Map<String, RunWrite> page = new LinkedHashMap<>();
    jdbc.sql(
            """
            with page as (
              select distinct record_id from write
              where run = :run and connection = :connection and object = :object
                and state = 'ACKNOWLEDGED' and record_id > :after
              order by record_id limit :most)
            select write.record_id, write.run, write.fields, write.before,
              coalesce(held.customer, 0) as customer,
              coalesce(run.undoes = :run, false) as put_back
            from page
            join write on write.connection = :connection and write.object = :object
              and write.record_id = page.record_id and write.state = 'ACKNOWLEDGED'
              and write.run >= :run
            join run on run.id = write.run
            left join target_value held on held.connection = :connection
              and held.object = :object and held.id = page.record_id
            order by write.record_id, write.id
            """)
        .param("run", run)
        .param("connection", target.connection().value())
        .param("object", target.object())
        .param("after", after)
        .param("most", most)
        .query(
            row -> {
              RunWrite record =
                  page.computeIfAbsent(row.getString("record_id"), RunWrites::unwritten);
              SortedMap<String, @Nullable Object> fields = Json.map(row.getString("fields"));
              if (row.getLong("run") == run) {
                record.ours().putAll(fields);
                Json.map(row.getString("before"))
                    .forEach((field, value) -> keep(record, field, value));
                page.put(record.id(), of(record, row.getLong("customer")));
              } else {
                Later later = new Later(row.getLong("run"), row.getBoolean("put_back"));
                fields.keySet().forEach(field -> record.later().put(field, later));
              }
            });
    return new ArrayList<>(page.values());
  }

  private static RunWrite unwritten(String id) {
    return new RunWrite(id, 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }

  private static RunWrite of(RunWrite record, long customer) {
    return new RunWrite(record.id(), customer, record.ours(), record.before(), record.later());
  }

  /** What stood there before the run's first write counts. */
  private static void keep(RunWrite record, String field, @Nullable Object value) {
    if (!record.before().containsKey(field)) {
      record.before().put(field, value);
    }
  }

  /**
   * Commits the intent to put back what records held before a run. What we conclude is not written
   * over it again: the fields are kept.
   *
   * @param run the run that puts back
   * @param undone the run whose writes are put back
   */
  @Transactional
  public Intent putBack(
      Lease lease, Target target, long run, long undone, List<Change> back, Instant now) {
    kept.undone(target, undone, back, now);
    Intent intent = intents.begin(target, run, back, now);
    leases.hold(lease);
    return intent;
  }
}
