package io.perennial.connector.salesforce.call;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * One Salesforce org, an entry of {@code perennial.connections} with {@code type: salesforce}.
 *
 * @param connection the connection's name, for example {@code salesforce-eu}
 * @param loginUrl the org's My Domain address, for example {@code https://acme.my.salesforce.com}
 * @param clientId consumer key of the external client app
 * @param login how we prove who we are
 * @param timeout longest wait for one answer
 * @param firstPause pause before a failed call is repeated; doubles with each further attempt
 * @param overlap how far behind its cursor a stream is counted for records that turned up late
 */
public record SalesforceSettings(
    ConnectionName connection,
    URI loginUrl,
    String clientId,
    Login login,
    Duration timeout,
    Duration firstPause,
    Duration overlap) {

  static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
  static final Duration DEFAULT_FIRST_PAUSE = Duration.ofMillis(500);
  static final Duration DEFAULT_OVERLAP = Duration.ofMinutes(5);

  /** Proof of who we are. */
  public sealed interface Login {}

  /** Client credentials: the app's secret; the user is the one that the app runs as. */
  public record Secret(String clientSecret) implements Login {
    @Override
    public String toString() {
      return "Secret";
    }
  }

  /**
   * JWT bearer: a signature with the app's key.
   *
   * @param username whom we act for
   * @param keystore file with exactly one key entry, for example {@code file:config/app.p12}
   * @param keystorePassword opens the store and the key
   * @param audience whom the signature is for: Salesforce takes its login hosts, not My Domains
   */
  public record SignedToken(String username, String keystore, String keystorePassword, URI audience)
      implements Login {
    @Override
    public String toString() {
      return "SignedToken[username=%s]".formatted(username);
    }
  }

  /** Reads the settings and reports all that is wrong with them at once. */
  public static SalesforceSettings read(ConnectionName connection, Settings settings) {
    URI loginUrl = settings.url("login-url", "");
    String clientId =
        settings.required("client-id", "copy the consumer key of the external client app");
    Login login = login(settings, loginUrl);
    SalesforceSettings read =
        new SalesforceSettings(
            connection,
            loginUrl,
            clientId,
            login,
            settings.duration("timeout", DEFAULT_TIMEOUT),
            settings.duration("first-pause", DEFAULT_FIRST_PAUSE),
            settings.duration("overlap", DEFAULT_OVERLAP));
    settings.finish();
    return read;
  }

  private static Login login(Settings settings, URI loginUrl) {
    Optional<String> secret = settings.optional("client-secret");
    Optional<String> keystore = settings.optional("keystore");
    if (secret.isPresent() && keystore.isPresent()) {
      settings.problem("keystore", "excludes client-secret: keep one of the two");
    }
    if (keystore.isPresent()) {
      return new SignedToken(
          settings.required("username", "name the user that the integration acts for"),
          keystore.get(),
          settings.required("keystore-password", "set it through the environment"),
          settings.url("audience", loginHost(loginUrl)));
    }
    settings.optional("audience");
    settings.optional("username");
    settings.optional("keystore-password");
    if (secret.isEmpty()) {
      settings.problem(
          "client-secret",
          "is missing: set it through the environment, or give keystore for a signed login");
    }
    return new Secret(secret.orElse(""));
  }

  private static String loginHost(URI loginUrl) {
    boolean sandbox = loginUrl.getHost().matches(".*\\.sandbox\\.my\\.salesforce\\..*|test\\..*");
    return sandbox ? "https://test.salesforce.com" : "https://login.salesforce.com";
  }
}
