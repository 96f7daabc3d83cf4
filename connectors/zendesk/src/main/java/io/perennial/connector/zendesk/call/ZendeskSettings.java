package io.perennial.connector.zendesk.call;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One Zendesk account, an entry of {@code perennial.connections} with {@code type: zendesk}.
 *
 * @param connection the connection's name, for example {@code zendesk-eu}
 * @param url the account's address, for example {@code https://acme.zendesk.com}
 * @param login how we prove who we are
 * @param timeout longest wait for one answer
 * @param firstPause pause before a failed call is repeated or a job is asked for again; doubles
 * @param pageSize tickets on a page of an export, at most 1,000: Zendesk's own limit
 * @param share percent of the account's calls a minute that may be gone before we wait for the next
 *     minute; the rest belongs to the customer's other systems
 */
public record ZendeskSettings(
    ConnectionName connection,
    URI url,
    Login login,
    Duration timeout,
    Duration firstPause,
    int pageSize,
    int share) {

  static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
  static final Duration DEFAULT_FIRST_PAUSE = Duration.ofMillis(500);
  static final int LARGEST_PAGE = 1000;
  static final int DEFAULT_SHARE = 70;

  /** Proof of who we are. */
  public sealed interface Login {}

  /** OAuth client credentials, exchanged for tokens that rotate. */
  public record Credentials(String clientId, String clientSecret) implements Login {
    @Override
    public String toString() {
      return "Credentials[clientId=%s]".formatted(clientId);
    }
  }

  /** An OAuth token made by hand, which does not expire. */
  public record FixedToken(String token) implements Login {
    @Override
    public String toString() {
      return "FixedToken";
    }
  }

  /** An API token; Zendesk switches these off on 30 April 2027. */
  public record ApiToken(String email, String token) implements Login {
    @Override
    public String toString() {
      return "ApiToken[email=%s]".formatted(email);
    }
  }

  /**
   * Reads a connection's settings.
   *
   * @throws io.perennial.connector.SettingsException with everything that is wrong
   */
  public static ZendeskSettings read(ConnectionName connection, Settings settings) {
    ZendeskSettings read =
        new ZendeskSettings(
            connection,
            settings.url("url", ""),
            login(settings),
            settings.duration("timeout", DEFAULT_TIMEOUT),
            settings.duration("first-pause", DEFAULT_FIRST_PAUSE),
            settings.number("page-size", LARGEST_PAGE, 1, LARGEST_PAGE),
            settings.number("share", DEFAULT_SHARE, 1, 100));
    settings.finish();
    return read;
  }

  private static Login login(Settings settings) {
    String clientId = settings.optional("client-id").orElse("");
    String clientSecret = settings.optional("client-secret").orElse("");
    String oauthToken = settings.optional("oauth-token").orElse("");
    String email = settings.optional("email").orElse("");
    String apiToken = settings.optional("api-token").orElse("");
    List<Login> found = new ArrayList<>();
    if (pair(settings, "client-id", clientId, "client-secret", clientSecret)) {
      found.add(new Credentials(clientId, clientSecret));
    }
    if (!oauthToken.isEmpty()) {
      found.add(new FixedToken(oauthToken));
    }
    if (pair(settings, "email", email, "api-token", apiToken)) {
      found.add(new ApiToken(email, apiToken));
    }
    if (found.isEmpty()) {
      settings.problem(
          "client-id",
          "is missing: give client-id and client-secret of an OAuth client, or oauth-token, or email"
              + " and api-token");
    }
    if (found.size() > 1) {
      settings.problem(
          found.get(1) instanceof FixedToken ? "oauth-token" : "api-token",
          "is a second way to log in: keep client-id and client-secret, or oauth-token, or email and"
              + " api-token");
    }
    return found.isEmpty() ? new FixedToken("") : found.get(0);
  }

  /** Whether either is given; both must be then. */
  private static boolean pair(
      Settings settings, String name, String value, String secretName, String secret) {
    if (value.isEmpty() && !secret.isEmpty()) {
      settings.problem(name, "is missing: it belongs to " + secretName);
    }
    if (!value.isEmpty() && secret.isEmpty()) {
      settings.problem(secretName, "is missing: set it through the environment");
    }
    return !value.isEmpty() || !secret.isEmpty();
  }
}
