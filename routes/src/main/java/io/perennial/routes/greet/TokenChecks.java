package io.perennial.routes.greet;

import io.perennial.access.ApiTokens;
import io.perennial.access.EndingToken;
import io.perennial.connector.CheckResult;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether those who ask our API will be answered a month from now. */
@Component
public final class TokenChecks {

  private final ApiTokens tokens;
  private final Clock clock;

  TokenChecks(ApiTokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /** A line for each token that ends soon, WARN, or has ended, FAIL; none while all is well. */
  public List<CheckResult> run() {
    return tokens.ending(clock.instant()).stream().map(TokenChecks::result).toList();
  }

  private static CheckResult result(EndingToken token) {
    String consequence = "%s: %s".formatted(token.what(), token.meaning());
    return token.over()
        ? CheckResult.fail(token.name(), consequence, token.mend())
        : CheckResult.warn(token.name(), consequence, token.mend());
  }
}
