package io.perennial.turn;

import io.perennial.connector.ConnectionName;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is wanted of a turn.
 *
 * @param verb who asks, for example {@code sync}
 * @param asOf the time it is about; empty for now
 * @param only connections that take part; empty for all
 * @param writes whether targets are written
 * @param progress who watches
 */
public record TurnRequest(
    String verb,
    Optional<Instant> asOf,
    Set<ConnectionName> only,
    boolean writes,
    Progress progress) {

  public TurnRequest {
    only = Set.copyOf(only);
  }
}
