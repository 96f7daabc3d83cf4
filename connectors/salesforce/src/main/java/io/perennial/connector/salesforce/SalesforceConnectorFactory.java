package io.perennial.connector.salesforce;

import io.perennial.connector.Connector;
import io.perennial.connector.ConnectorContext;
import io.perennial.connector.ConnectorFactory;
import io.perennial.connector.salesforce.call.SalesforceClient;
import io.perennial.connector.salesforce.call.SalesforceSettings;

/** Makes a connector for each connection of type {@code salesforce}. */
public final class SalesforceConnectorFactory implements ConnectorFactory {

  @Override
  public String type() {
    return "salesforce";
  }

  @Override
  public Connector create(ConnectorContext context) {
    SalesforceSettings settings = SalesforceSettings.read(context.connection(), context.settings());
    return new SalesforceConnector(settings, new SalesforceClient(settings, context.meter()));
  }
}
