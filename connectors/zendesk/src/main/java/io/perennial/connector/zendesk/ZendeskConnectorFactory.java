package io.perennial.connector.zendesk;

import io.perennial.connector.Connector;
import io.perennial.connector.ConnectorContext;
import io.perennial.connector.ConnectorFactory;
import io.perennial.connector.zendesk.call.ZendeskClient;
import io.perennial.connector.zendesk.call.ZendeskSettings;

/** Makes a connector for each connection of type {@code zendesk}. */
public final class ZendeskConnectorFactory implements ConnectorFactory {

  @Override
  public String type() {
    return "zendesk";
  }

  @Override
  public Connector create(ConnectorContext context) {
    ZendeskSettings settings = ZendeskSettings.read(context.connection(), context.settings());
    return new ZendeskConnector(settings, new ZendeskClient(settings, context), context.clock());
  }
}
