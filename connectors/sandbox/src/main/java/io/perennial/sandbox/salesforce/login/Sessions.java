package io.perennial.sandbox.salesforce.login;

import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens in force, and whose they are. */
public final class Sessions {

  private static final int TOKEN_BYTES = 60;

  private final String organizationId;
  private final List<SalesforceUser> users;
  private final Map<String, SalesforceUser> tokens = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();

  public Sessions(String organizationId, List<SalesforceUser> users) {
    this.organizationId = organizationId;
    this.users = List.copyOf(users);
  }

  /** A new token for a user. */
  public String open(SalesforceUser user) {
    byte[] secret = new byte[TOKEN_BYTES];
    random.nextBytes(secret);
    String token =
        organizationId.substring(0, 15)
            + "!"
            + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    tokens.put(token, user);
    return token;
  }

  /** The user whose token the call carries. */
  public Optional<SalesforceUser> user(Call call) {
    return call.header("Authorization")
        .filter(value -> value.startsWith("Bearer ") || value.startsWith("OAuth "))
        .map(value -> value.substring(value.indexOf(' ') + 1).strip())
        .map(tokens::get);
  }

  /** Ends all sessions, as if they had timed out. */
  public void expire() {
    tokens.clear();
  }

  boolean close(String token) {
    return tokens.remove(token) != null;
  }

  Optional<SalesforceUser> byClient(String clientId) {
    return users.stream().filter(user -> user.clientId().equals(clientId)).findFirst();
  }

  Optional<SalesforceUser> byUsername(String username) {
    return users.stream().filter(user -> user.username().equals(username)).findFirst();
  }

  String organizationId() {
    return organizationId;
  }
}
