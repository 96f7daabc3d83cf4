package io.perennial.ledger;

import io.perennial.ledger.TargetValues.Change;
import io.perennial.ledger.WriteLedger.Intent;
import io.perennial.sql.Json;
import io.perennial.work.Lease;
import io.perennial.work.Leases;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
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
   * @param later by field, the newest later run whose write has not been undone, or else the undo
   *     of this run
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
   * @param value what it wrote
   */
  public record Later(long run, boolean putBack, @Nullable Object value) {}

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

  /** The keys of the next records that the run wrote to a target, in their order. */
  public List<String> ids(Target target, long run, String after, int most) {
    return jdbc.sql(
            """
            select distinct record_id from write
            where run = :run and connection = :connection and object = :object
              and state = 'ACKNOWLEDGED' and record_id > :after
            order by record_id limit :most
            """)
        .param("run", run)
        .param("connection", target.connection().value())
        .param("object", target.object())
        .param("after", after)
        .param("most", most)
        .query(String.class)
        .list();
  }

  /** What the run wrote to some records, in the order of their keys. */
  public List<RunWrite> of(Target target, long run, List<String> ids) {
    Map<String, History> records = new LinkedHashMap<>();
    jdbc.sql(
            """
            select write.record_id, write.run, run.undoes, write.fields, write.before,
              coalesce(held.customer, 0) as customer
            from write
            join run on run.id = write.run
            left join target_value held on held.connection = write.connection
              and held.object = write.object and held.id = write.record_id
            where write.connection = :connection and write.object = :object
              and write.record_id = any(:ids) and write.state = 'ACKNOWLEDGED'
              and write.run >= :run
            order by write.record_id, write.id
            """)
        .param("run", run)
        .param("connection", target.connection().value())
        .param("object", target.object())
        .param("ids", ids.toArray(String[]::new))
        .query(
            row -> {
              History record =
                  records.computeIfAbsent(row.getString("record_id"), id -> new History(id, run));
              record.customer = row.getLong("customer");
              record.add(
                  row.getLong("run"),
                  (Long) row.getObject("undoes"),
                  Json.map(row.getString("fields")),
                  Json.map(row.getString("before")));
            });
    return records.values().stream().map(History::summed).toList();
  }

  /** What was written to one record, from the run on; told write by write. */
  private static final class History {
    private final String id;
    private final long run;
    private final SortedMap<String, @Nullable Object> ours = new TreeMap<>();
    private final SortedMap<String, @Nullable Object> before = new TreeMap<>();
    private final Map<String, NavigableMap<Long, Later>> standing = new HashMap<>();
    private final SortedMap<String, Later> back = new TreeMap<>();
    private long customer;

    private History(String id, long run) {
      this.id = id;
      this.run = run;
    }

    private void add(
        long writer,
        @Nullable Long undoes,
        SortedMap<String, @Nullable Object> fields,
        SortedMap<String, @Nullable Object> replaced) {
      if (writer == run) {
        ours.putAll(fields);
        replaced.forEach(
            (field, value) -> {
              if (!before.containsKey(field)) { // what stood there before the first write counts
                before.put(field, value);
              }
            });
        return;
      }
      fields.forEach(
          (field, value) -> {
            if (undoes == null) {
              standing(field).put(writer, new Later(writer, false, value));
            } else if (undoes == run) {
              back.put(field, new Later(writer, true, value));
            } else {
              standing(field).remove(undoes); // as if that run had never written it
            }
          });
    }

    private NavigableMap<Long, Later> standing(String field) {
      return standing.computeIfAbsent(field, any -> new TreeMap<>());
    }

    private RunWrite summed() {
      SortedMap<String, Later> later = new TreeMap<>(back);
      standing.forEach(
          (field, runs) -> {
            if (!runs.isEmpty()) {
              later.put(field, runs.lastEntry().getValue());
            }
          });
      return new RunWrite(id, customer, ours, before, later);
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
