package io.perennial.connector.stripe;

import io.perennial.connector.CheckResult;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.Connector;
import io.perennial.connector.ConnectorException;
import io.perennial.connector.Identity;
import io.perennial.connector.Usage;
import io.perennial.connector.hook.Hooks;
import io.perennial.connector.source.Source;
import io.perennial.connector.stripe.call.StripeClient;
import io.perennial.connector.stripe.call.StripeClient.Query;
import io.perennial.connector.stripe.call.StripeErrors;
import io.perennial.connector.stripe.call.StripeSettings;
import io.perennial.connector.stripe.hook.StripeHooks;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** One Stripe account. Its amounts name their currency, and its records are never written to. */
final class StripeConnector implements Connector {

  private final StripeSettings settings;
  private final StripeClient client;
  private final Clock clock;

  StripeConnector(StripeSettings settings, StripeClient client, Clock clock) {
    this.settings = settings;
    this.client = client;
    this.clock = clock;
  }

  @Override
  public ConnectionName connection() {
    return settings.connection();
  }

  @Override
  public Identity identity() {
    return new Identity(account(), settings.live() ? "live" : "test");
  }

  /** A restricted key need not be allowed to read the account: the refusal names it, too. */
  private String account() {
    try {
      return client.get("/v1/account", new Query()).text("id");
    } catch (ConnectorException refused) {
      return StripeErrors.accountIn(refused).orElseThrow(() -> refused);
    }
  }

  @Override
  public List<CheckResult> check(Usage usage) {
    return new StripeCheck(settings, this, client).run();
  }

  @Override
  public Source source() {
    return new StripeSource(settings, client, clock);
  }

  @Override
  public Optional<Hooks> hooks() {
    return Optional.of(new StripeHooks(settings.live(), StripeStream.byEvent(), client));
  }

  @Override
  public void close() {
    client.close();
  }
}
