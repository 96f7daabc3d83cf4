package io.perennial.serve.api;

import io.perennial.access.ApiToken;
import io.perennial.access.ApiTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The tokens that open something now. The store is asked every other second, so that forged calls
 * cost no query each; a revoked token opens nothing from then on. While the store does not answer,
 * callers are told at once and not one after the other.
 */
final class LiveTokens {

  static final Duration FRESH = Duration.ofSeconds(2);

  private final ApiTokens tokens;
  private final Clock clock;
  private final Map<Long, Instant> used = new ConcurrentHashMap<>();
  private @Nullable Known known;
  private @Nullable Long failedAt;

  LiveTokens(ApiTokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  private record Known(Map<String, ApiToken> byKey, long at) {}

  /**
   * Whose token a text is; empty if it is nobody's, has expired or was revoked.
   *
   * @throws DataAccessException if the store does not answer
   */
  Optional<ApiToken> of(String text) {
    Instant now = clock.instant();
    Optional<ApiToken> token =
        Optional.ofNullable(known().get(ApiTokens.key(text))).filter(found -> found.live(now));
    token.ifPresent(found -> note(found, now));
    return token;
  }

  private synchronized Map<String, ApiToken> known() {
    long now = System.nanoTime();
    if (known != null && now - known.at() < FRESH.toNanos()) {
      return known.byKey();
    }
    if (failedAt != null && now - failedAt < FRESH.toNanos()) {
      throw new DataAccessResourceFailureException("the store did not answer a moment ago");
    }
    try {
      known = new Known(Map.copyOf(tokens.unrevoked()), now);
      failedAt = null;
      return known.byKey();
    } catch (DataAccessException silent) {
      failedAt = System.nanoTime();
      throw silent;
    }
  }

  private void note(ApiToken token, Instant now) {
    Optional<Instant> last = Optional.ofNullable(used.get(token.id())).or(token::usedAt);
    if (ApiTokens.notable(last, now)) {
      used.put(token.id(), now);
      tokens.used(token, now);
    }
  }
}
