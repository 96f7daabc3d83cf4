package io.perennial.connector.stripe;

import io.perennial.connector.CheckResult;
import io.perennial.connector.Connector;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.stripe.call.StripeClient;
import io.perennial.connector.stripe.call.StripeClient.Query;
import io.perennial.connector.stripe.call.StripeSettings;
import java.util.ArrayList;
import java.util.List;

/** Looks at the key, the mode and each permission, with one small call for each. */
final class StripeCheck {

  private final StripeSettings settings;
  private final Connector connector;
  private final StripeClient client;

  StripeCheck(StripeSettings settings, Connector connector, StripeClient client) {
    this.settings = settings;
    this.connector = connector;
    this.client = client;
  }

  List<CheckResult> run() {
    List<CheckResult> results = new ArrayList<>();
    try {
      results.add(CheckResult.ok("login", "account " + connector.identity()));
    } catch (ConnectorException failed) {
      results.add(failed("login", failed));
      return results;
    }
    results.add(key());
    results.add(mode());
    for (StripeStream stream : StripeStream.values()) {
      results.add(permission(stream.word(), stream.path()));
    }
    results.add(permission("events", "/v1/events"));
    return results;
  }

  private CheckResult key() {
    return settings.restricted()
        ? CheckResult.ok("key", "can do no more than it was granted")
        : CheckResult.warn(
            "key",
            "may change everything in the account, while we only read",
            "make a restricted key under Developers → API keys, with Read for Customers,"
                + " Subscriptions, Invoices and Events");
  }

  private CheckResult mode() {
    return settings.live()
        ? CheckResult.ok("mode", "live: real customers")
        : CheckResult.warn(
            "mode",
            "test: Stripe's test data instead of your customers",
            "use a key that begins with rk_live_, unless this is a rehearsal");
  }

  private CheckResult permission(String thing, String path) {
    try {
      client.get(path, new Query().limit(1));
      return CheckResult.ok(thing, "can be read");
    } catch (ConnectorException failed) {
      return failed(thing, failed);
    }
  }

  private static CheckResult failed(String thing, ConnectorException failure) {
    return CheckResult.fail(thing, String.valueOf(failure.getMessage()), failure.mend());
  }
}
