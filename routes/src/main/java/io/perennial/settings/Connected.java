package io.perennial.settings;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.Connector;
import io.perennial.mapping.Mapping;

/**
 * A configured connection, ready to be used.
 *
 * @param connector speaks to the vendor
 * @param type the vendor, for example {@code salesforce}
 * @param mapping what the vendor's records mean
 * @param meter what its calls cost
 */
public record Connected(Connector connector, String type, Mapping mapping, Meter meter) {

  public ConnectionName name() {
    return connector.connection();
  }
}
