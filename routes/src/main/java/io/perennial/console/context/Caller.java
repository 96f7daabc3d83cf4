package io.perennial.console.context;

import io.perennial.access.ApiScope;
import java.util.Set;

/**
 * Who asks, once its token was found to be good.
 *
 * @param name of the token, for example {@code Zendesk panel}
 */
public record Caller(String name, Set<ApiScope> scopes) {

  /** Where the request carries it. */
  public static final String ATTRIBUTE = "io.perennial.caller";

  public Caller {
    scopes = Set.copyOf(scopes);
  }

  boolean mayPropose() {
    return scopes.contains(ApiScope.PROPOSE);
  }

  boolean seesAmounts() {
    return scopes.contains(ApiScope.MONEY);
  }
}
