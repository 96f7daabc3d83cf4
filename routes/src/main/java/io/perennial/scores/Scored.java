package io.perennial.scores;

import io.perennial.brief.Brief;
import io.perennial.health.Health;
import io.perennial.revenue.ContractGrowth;
import io.perennial.scores.Wishes.Wished;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A customer's health, what people are told of it, and what the targets should hold about it.
 *
 * @param customer our key
 * @param ahead the first moment that the store holds and that had not come when this was judged; a
 *     vendor's clock, or another instance's, may be ahead of ours
 */
public record Scored(
    long customer,
    Health health,
    Optional<ContractGrowth> growth,
    Brief brief,
    Wished wished,
    Optional<Instant> ahead) {

  /** When the clock alone may change the score; empty if it never does. */
  Optional<Instant> dueAgain() {
    Optional<Instant> change =
        health.nextChange().map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
    return Stream.of(change, ahead).flatMap(Optional::stream).min(Instant::compareTo);
  }
}
