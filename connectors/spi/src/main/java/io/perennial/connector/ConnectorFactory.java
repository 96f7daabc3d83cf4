package io.perennial.connector;

/**
 * Makes the connector of one vendor for each connection that is configured.
 *
 * <p>Found by {@link java.util.ServiceLoader}: a vendor's module names its factory in {@code
 * META-INF/services}, and nothing else in the program changes.
 */
public interface ConnectorFactory {

  /** The word after {@code type:} in a connection's settings, for example {@code stripe}. */
  String type();

  /**
   * Makes a connector; called once a connection when the application starts. Opens no socket.
   *
   * @throws SettingsException with all problems of the connection's settings at once
   */
  Connector create(ConnectorContext context);
}
