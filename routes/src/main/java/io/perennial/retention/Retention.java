package io.perennial.retention;

import io.perennial.settings.OperatorSettings;
import io.perennial.sql.Sql;
import io.perennial.work.Lease;
import io.perennial.work.Leases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Removes what has been kept for long enough, in small portions that nobody has to wait for.
 *
 * <p>A question about a time before what is kept finds no version read by then: what changes
 * without a date of its own is unknown for that time, and coverage says so.
 */
@Component
public final class Retention {

  /** Rows that one statement removes at the most. */
  static final int PORTION = 5000;

  /** A sync of each day may be a little earlier than the day before. */
  static final Duration ALMOST_A_DAY = Duration.ofHours(20);

  private static final String LEASE = "retention";
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Leases leases;
  private final RetentionSettings settings;

  Retention(JdbcClient jdbc, Clock clock, Leases leases, OperatorSettings settings) {
    this.leases = leases;
    this.jdbc = jdbc;
    this.clock = clock;
    this.settings = RetentionSettings.of(settings);
  }

  /**
   * What was removed.
   *
   * @param at when
   * @param rows by what they were, for example {@code versions}; zeros included
   */
  public record Removed(Instant at, SortedMap<String, Long> rows) {}

  /** Removes all that is too old, where no instance serves that does so each night. */
  public void applyIfDue() {
    Instant before = clock.instant().minus(ALMOST_A_DAY);
    if (last().filter(removed -> removed.at().isAfter(before)).isEmpty()) {
      apply();
    }
  }

  /**
   * Removes all that is too old, unless another process is at it. What fails is told in the log and
   * tried again the next night.
   */
  public void apply() {
    Optional<Lease> lease = leases.claim(LEASE);
    if (lease.isPresent()) {
      try {
        removeAll(clock.instant());
      } finally {
        leases.release(lease.get());
      }
    }
  }

  private void removeAll(Instant now) {
    settings
        .kept()
        .forEach(
            (past, kept) -> {
              try {
                note(past, remove(past, now.minus(kept)), now);
              } catch (RuntimeException failed) {
                LOG.error(
                    "old {} were not removed; the next night tries again", past.word(), failed);
              }
            });
  }

  /** Rows that others hold are left for the next night, so that no one waits for another. */
  private long remove(Past past, Instant before) {
    long removed = 0;
    int rows = PORTION;
    while (rows == PORTION) {
      rows =
          jdbc.sql(
                  """
                  delete from %1$s where ctid = any(array(
                    select held.ctid from %1$s held where %2$s
                    limit :portion for update of held skip locked))
                  """
                      .formatted(past.table(), past.gone()))
              .param("before", Sql.time(before))
              .param("portion", PORTION)
              .update();
      removed += rows;
    }
    return removed;
  }

  private void note(Past past, long removed, Instant now) {
    jdbc.sql(
            """
            insert into retention (what, removed, applied_at) values (:what, :removed, :now)
            on conflict (what) do update
              set removed = excluded.removed, applied_at = excluded.applied_at
            """)
        .param("what", past.word())
        .param("removed", removed)
        .param("now", Sql.time(now))
        .update();
  }

  /** What the last night removed; empty before the first. */
  public Optional<Removed> last() {
    SortedMap<String, Long> rows = new TreeMap<>();
    Optional<Instant> at =
        jdbc.sql("select max(applied_at) as at from retention having max(applied_at) is not null")
            .query((row, number) -> row.getTimestamp("at").toInstant())
            .optional();
    jdbc.sql(
            """
            select what, removed from retention
            where applied_at = (select max(applied_at) from retention)
            """)
        .query(
            row -> {
              rows.put(row.getString("what"), row.getLong("removed"));
            });
    return at.map(when -> new Removed(when, rows));
  }
}
