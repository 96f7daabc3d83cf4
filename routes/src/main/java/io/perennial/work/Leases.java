package io.perennial.work;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who does what, over all instances. A lease is claimed in a short transaction, is held by
 * committing work in time, and runs out by the database's clock.
 */
@Repository
public final class Leases {

  static final Duration LENGTH = Duration.ofMinutes(3);

  private final JdbcClient jdbc;
  private final Presence presence;

  Leases(JdbcClient jdbc, Presence presence) {
    this.jdbc = jdbc;
    this.presence = presence;
  }

  /** The lease, unless another holds it. */
  public Optional<Lease> claim(String name) {
    return jdbc.sql(
            """
            insert into lease as held (name, fence, instance, holder, since, until)
            values (:name, 1, :instance, :holder, clock_timestamp(), clock_timestamp() + :length::interval)
            on conflict (name) do update
              set fence = held.fence + 1, instance = excluded.instance, holder = excluded.holder,
                  since = excluded.since, until = excluded.until
              where held.until < clock_timestamp() or not instance_lives(held.instance)
            returning fence
            """)
        .param("name", name)
        .param("instance", presence.instance())
        .param("holder", presence.process())
        .param("length", LENGTH.toString())
        .query(Long.class)
        .optional()
        .map(fence -> new Lease(name, fence));
  }

  /** Who holds a lease and since when, in words; empty if it is free. */
  public Optional<String> holder(String name) {
    return jdbc.sql(
            """
            select holder || ' since ' || to_char(since at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') || ' UTC'
            from lease
            where name = :name and until >= clock_timestamp() and instance_lives(instance)
            """)
        .param("name", name)
        .query(String.class)
        .optional();
  }

  /**
   * Holds on for another while; part of the transaction that commits the work.
   *
   * @throws LeaseLost if another has claimed it
   */
  public void hold(Lease lease) {
    int held =
        jdbc.sql(
                """
                update lease set until = clock_timestamp() + :length::interval
                where name = :name and fence = :fence
                """)
            .param("length", LENGTH.toString())
            .param("name", lease.name())
            .param("fence", lease.fence())
            .update();
    if (held == 0) {
      throw new LeaseLost(lease);
    }
  }

  /**
   * Ends all leases whose names begin so; part of a transaction. Whoever holds one and commits work
   * at this moment is waited for, whoever commits later finds it lost.
   */
  public void takeAway(String beginning) {
    jdbc.sql(
            """
            update lease set fence = fence + 1, until = '-infinity'
            where starts_with(name, :beginning)
            """)
        .param("beginning", beginning)
        .update();
  }

  /** Lets go; does nothing if the lease was lost. */
  public void release(Lease lease) {
    jdbc.sql("update lease set until = '-infinity' where name = :name and fence = :fence")
        .param("name", lease.name())
        .param("fence", lease.fence())
        .update();
  }
}
