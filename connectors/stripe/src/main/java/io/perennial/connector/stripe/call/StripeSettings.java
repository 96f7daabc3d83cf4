package io.perennial.connector.stripe.call;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * One Stripe account, an entry of {@code perennial.connections} with {@code type: stripe}.
 *
 * @param connection the connection's name, for example {@code stripe-eu}
 * @param url where Stripe answers; another host only in tests and rehearsals
 * @param key restricted API key with read access to customers, subscriptions, invoices and events
 * @param timeout longest wait for one answer
 * @param firstPause pause before a failed call is repeated; doubles with each further attempt
 * @param pageSize objects in one answer, at most 100: Stripe's own limit
 */
public record StripeSettings(
    ConnectionName connection,
    URI url,
    String key,
    Duration timeout,
    Duration firstPause,
    int pageSize) {

  public static final String DEFAULT_URL = "https://api.stripe.com";
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
  public static final Duration DEFAULT_FIRST_PAUSE = Duration.ofMillis(500);
  public static final int LARGEST_PAGE = 100;

  private static final Pattern KEY = Pattern.compile("[rs]k_(live|test)_\\w+");

  /** Reads the settings and reports all that is wrong with them at once. */
  public static StripeSettings read(ConnectionName connection, Settings settings) {
    String key =
        settings.required(
            "key", "set a restricted key (rk_live_…) through the environment, never in the file");
    if (!key.isEmpty() && !KEY.matcher(key).matches()) {
      settings.problem(
          "key",
          "is no secret key: a restricted key begins with rk_live_ or rk_test_; publishable keys"
              + " (pk_…) cannot read");
    }
    StripeSettings read =
        new StripeSettings(
            connection,
            settings.url("url", DEFAULT_URL),
            key,
            settings.duration("timeout", DEFAULT_TIMEOUT),
            settings.duration("first-pause", DEFAULT_FIRST_PAUSE),
            settings.number("page-size", LARGEST_PAGE, 1, LARGEST_PAGE));
    settings.finish();
    return read;
  }

  /** Whether the key reads real customers; else it reads Stripe's test data. */
  public boolean live() {
    return key.contains("k_live_");
  }

  /** Whether the key can do no more than it was granted. */
  public boolean restricted() {
    return key.startsWith("rk_");
  }

  @Override
  public String toString() {
    return "StripeSettings[connection=%s, url=%s, live=%s]".formatted(connection, url, live());
  }
}
