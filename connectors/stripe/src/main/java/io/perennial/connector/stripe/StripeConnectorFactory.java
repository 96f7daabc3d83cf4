package io.perennial.connector.stripe;

import io.perennial.connector.Connector;
import io.perennial.connector.ConnectorContext;
import io.perennial.connector.ConnectorFactory;
import io.perennial.connector.stripe.call.StripeClient;
import io.perennial.connector.stripe.call.StripeSettings;

/** Makes a connector for each connection of type {@code stripe}. */
public final class StripeConnectorFactory implements ConnectorFactory {

  @Override
  public String type() {
    return "stripe";
  }

  @Override
  public Connector create(ConnectorContext context) {
    StripeSettings settings = StripeSettings.read(context.connection(), context.settings());
    return new StripeConnector(
        settings, new StripeClient(settings, context.meter()), context.clock());
  }
}
