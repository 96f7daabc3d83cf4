package io.perennial.work;

import io.perennial.sql.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is to be done next, shared by all instances. A chunk is claimed in a short transaction; what
 * was marked again while being worked on stays due.
 */
@Repository
public class DueWork {

  private static final Duration LEASE = Duration.ofMinutes(3);

  private final JdbcClient jdbc;
  private final Presence presence;

  DueWork(JdbcClient jdbc, Presence presence) {
    this.jdbc = jdbc;
    this.presence = presence;
  }

  /**
   * A piece of claimed work.
   *
   * @param key the customer
   * @param mark tells whether it was marked again since
   * @param fence grows with every claim
   */
  public record Claim(long key, long mark, long fence) {}

  /** Whoever becomes due from now on has a greater mark. */
  public long mark() {
    return jdbc.sql("select case when is_called then last_value else 0 end from due_work_mark")
        .query(Long.class)
        .single();
  }

  /**
   * Claims customers that are to be scored, longest due first.
   *
   * @param marked only those who became due after this {@link #mark}; 0 for all
   */
  @Transactional
  public List<Claim> claimScores(Instant now, long marked, int most) {
    return jdbc.sql(
            """
            update due_work set lease_until = clock_timestamp() + :lease::interval,
              instance = :instance, fence = nextval('due_work_fence'), attempts = attempts + 1
            where kind = 'SCORE' and key in (
              select key from due_work
              where kind = 'SCORE' and due_at <= :now and mark > :marked
                and (lease_until is null or lease_until < clock_timestamp()
                  or not instance_lives(instance))
              order by due_at, key limit :most for update skip locked)
            returning key, mark, fence
            """)
        .param("lease", LEASE.toString())
        .param("instance", presence.instance())
        .param("now", Sql.time(now))
        .param("marked", marked)
        .param("most", most)
        .query((row, number) -> new Claim(row.getLong(1), row.getLong(2), row.getLong(3)))
        .list();
  }

  /**
   * Ends claimed work, as part of the transaction that stores its result. Each customer is due
   * again when time alone will change its score.
   *
   * @param next when each customer is due again; a missing one only when its facts change
   * @throws LeaseLost if another instance has claimed any of it meanwhile
   */
  public void complete(List<Claim> claims, Map<Long, Instant> next) {
    int held =
        jdbc.sql(
                """
                update due_work work set lease_until = null, attempts = 0,
                  due_at = case when work.mark = claim.mark
                    then coalesce(claim.next, 'infinity') else work.due_at end
                from unnest(:keys::bigint[], :marks::bigint[], :fences::bigint[], :nexts::timestamptz[])
                  as claim (key, mark, fence, next)
                where work.kind = 'SCORE' and work.key = claim.key and work.fence = claim.fence
                """)
            .param("keys", Sql.column(claims, Claim::key))
            .param("marks", Sql.column(claims, Claim::mark))
            .param("fences", Sql.column(claims, Claim::fence))
            .param("nexts", Sql.column(claims, claim -> next.get(claim.key())))
            .update();
    if (held != claims.size()) {
      throw new LeaseLost(new Lease("score", claims.get(0).fence()));
    }
  }

  /** Everybody is due: what is written, or in which form, has changed. */
  public void allDue(Instant now) {
    jdbc.sql(
            """
            update due_work set due_at = least(due_at, :now), mark = nextval('due_work_mark')
            where kind = 'SCORE'
            """)
        .param("now", Sql.time(now))
        .update();
  }

  /** How many customers are to be scored at an instant. */
  public int due(Instant now) {
    return jdbc.sql("select count(*) from due_work where kind = 'SCORE' and due_at <= :now")
        .param("now", Sql.time(now))
        .query(Integer.class)
        .single();
  }
}
