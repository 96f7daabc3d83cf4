package io.perennial.turn;

import io.perennial.connector.ConnectionName;
import io.perennial.work.Lease;
import java.time.Instant;

/**
 * One complete turn.
 *
 * @param run its number in the store
 * @param lease no other turn runs on the store while it is held
 * @param now when it began: the time of everything it stores
 * @param request what is wanted of it
 * @param findings what it found so far
 */
public record Turn(long run, Lease lease, Instant now, TurnRequest request, Findings findings) {

  /** Only what is dated by then counts. */
  public Instant asOf() {
    return request.past().map(TurnRequest.Past::asOf).orElse(now);
  }

  /** Whether what is scored is only shown: neither scores nor targets change. */
  public boolean rehearses() {
    return request.past().isPresent() && !request.past().get().kept();
  }

  /** Whether targets are written. */
  public boolean writes() {
    return request.writes() && !rehearses() && !findings.held();
  }

  public Progress progress() {
    return request.progress();
  }

  /** Whether a connection takes part. */
  public boolean takesPart(ConnectionName connection) {
    return request.only().isEmpty() || request.only().contains(connection);
  }

  /** Whether a connection takes part and has not failed in this turn. */
  public boolean serves(ConnectionName connection) {
    return takesPart(connection) && !findings.stopped(connection);
  }

  /** The same for one of its objects, which our user must see. */
  public boolean serves(ConnectionName connection, String object) {
    return serves(connection) && !findings.isMissing(connection, object);
  }
}
