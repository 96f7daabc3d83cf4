package io.perennial.console;

import io.perennial.model.history.SourceKind;
import io.perennial.store.StreamKey;
import java.time.Instant;
import java.util.Optional;

/**
 * How fresh a stream is.
 *
 * @param kind of the system it comes from
 * @param readAt when it was last read to its end; empty if never
 * @param cause why it is called stale; empty while it is fresh
 */
public record Freshness(
    StreamKey key, SourceKind kind, Optional<Instant> readAt, Optional<String> cause) {

  public boolean stale() {
    return cause.isPresent();
  }
}
