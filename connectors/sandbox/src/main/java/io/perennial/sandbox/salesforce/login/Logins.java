package io.perennial.sandbox.salesforce.login;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import java.security.PublicKey;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages under {@code /services/oauth2}. */
public final class Logins {

  private static final String JWT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  private final Sessions sessions;
  private final JwtBearer jwt;
  private final InstantSource clock;

  /**
   * The login pages of one organisation.
   *
   * @param jwtKey signs assertions; without it no assertion is accepted
   */
  public Logins(Sessions sessions, Optional<PublicKey> jwtKey, InstantSource clock) {
    this.sessions = sessions;
    this.jwt = new JwtBearer(sessions, jwtKey);
    this.clock = clock;
  }

  /** {@code POST /services/oauth2/token}. */
  public Answer token(Call call) {
    try {
      SalesforceUser user =
          switch (field(call, "grant_type")) {
            case "client_credentials" -> byCredentials(call);
            case JWT -> jwt.user(field(call, "assertion"), url(call), clock.instant());
            case "refresh_token" ->
                throw new OAuthProblem("invalid_grant", "expired access/refresh token");
            case "password" -> throw new OAuthProblem("invalid_grant", "authentication failure");
            default -> throw new OAuthProblem("unsupported_grant_type", "grant type not supported");
          };
      return Answer.json(200, granted(call, user)).with("Cache-Control", "no-store");
    } catch (OAuthProblem e) {
      Map<String, Object> problem = new LinkedHashMap<>();
      problem.put("error", e.error());
      problem.put("error_description", String.valueOf(e.getMessage()));
      return Answer.json(400, problem);
    }
  }

  /** {@code GET or POST /services/oauth2/revoke}. */
  public Answer revoke(Call call) {
    String token = call.parameter("token").orElseGet(() -> field(call, "token"));
    return sessions.close(token)
        ? Answer.empty(200)
        : Answer.json(
            400, Map.of("error", "unsupported_token_type", "error_description", "invalid token"));
  }

  /** {@code GET /services/oauth2/userinfo}, and the identity URL of a token. */
  public Answer userInfo(Call call) {
    return sessions
        .user(call)
        .map(user -> Answer.json(200, info(call, user)))
        .orElseGet(() -> Answer.text(403, "text/html", "Bad_OAuth_Token"));
  }

  private SalesforceUser byCredentials(Call call) {
    SalesforceUser user =
        sessions
            .byClient(field(call, "client_id"))
            .orElseThrow(() -> new OAuthProblem("invalid_client_id", "client identifier invalid"));
    if (!user.clientSecret().equals(field(call, "client_secret"))) {
      throw new OAuthProblem("invalid_client", "invalid client credentials");
    }
    return user;
  }

  private Map<String, Object> granted(Call call, SalesforceUser user) {
    Map<String, Object> token = new LinkedHashMap<>();
    token.put("access_token", sessions.open(user));
    token.put("signature", "bG9vay1hbGlrZQ==");
    token.put("scope", "api id");
    token.put("instance_url", url(call));
    token.put("id", identityUrl(call, user));
    token.put("token_type", "Bearer");
    token.put("issued_at", String.valueOf(clock.millis()));
    return token;
  }

  private Map<String, Object> info(Call call, SalesforceUser user) {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("sub", identityUrl(call, user));
    info.put("user_id", user.id());
    info.put("organization_id", sessions.organizationId());
    info.put("preferred_username", user.username());
    info.put("nickname", user.username());
    info.put("name", user.name());
    info.put("email", user.username());
    info.put("email_verified", true);
    info.put("zoneinfo", "Etc/UTC");
    info.put("user_type", "STANDARD");
    info.put("active", true);
    info.put("urls", Map.of("rest", url(call) + "/services/data/v{version}/"));
    return info;
  }

  private String identityUrl(Call call, SalesforceUser user) {
    return "%s/id/%s/%s".formatted(url(call), sessions.organizationId(), user.id());
  }

  private static String url(Call call) {
    return "http://" + call.header("Host").orElse("127.0.0.1");
  }

  private static String field(Call call, String name) {
    return call.form().getOrDefault(name, List.of("")).get(0);
  }
}
