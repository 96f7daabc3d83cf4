package io.perennial.turn;

import io.perennial.connector.ConnectionName;
import io.perennial.work.Lease;
import java.time.Instant;
import java.util.Set;

/**
 * One complete turn.
 *
 * @param run its number in the store
 * @param lease no other turn runs on the store while it is held
 * @param now when it began: the time of everything it stores
 * @param asOf only what is dated by then counts
 * @param only connections that take part; empty for all
 * @param writes whether targets are written, or differences only shown
 * @param progress who watches
 * @param findings what it found so far
 */
public record Turn(
    long run,
    Lease lease,
    Instant now,
    Instant asOf,
    Set<ConnectionName> only,
    boolean writes,
    Progress progress,
    Findings findings) {

  public Turn {
    only = Set.copyOf(only);
  }

  /** Whether a connection takes part. */
  public boolean takesPart(ConnectionName connection) {
    return only.isEmpty() || only.contains(connection);
  }

  /** Whether a connection takes part and has not failed in this turn. */
  public boolean serves(ConnectionName connection) {
    return takesPart(connection) && !findings.stopped(connection);
  }
}
