package io.perennial.access;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who may ask our API.
 *
 * @param name who, for example {@code Zendesk panel}
 * @param expiresAt from then on it opens nothing; empty if never
 * @param usedAt the last call, to the hour; empty before the first
 * @param revokedAt when a person took it back
 */
public record ApiToken(
    long id,
    String name,
    Set<ApiScope> scopes,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> usedAt,
    Optional<Instant> revokedAt) {

  public ApiToken {
    scopes =
        Collections.unmodifiableSet(
            scopes.isEmpty() ? EnumSet.noneOf(ApiScope.class) : EnumSet.copyOf(scopes));
  }

  /** Whether it opens anything at a moment. */
  public boolean live(Instant now) {
    return revokedAt.isEmpty() && (expiresAt.isEmpty() || now.isBefore(expiresAt.get()));
  }
}
