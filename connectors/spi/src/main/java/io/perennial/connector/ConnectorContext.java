package io.perennial.connector;

import java.time.Clock;

/**
 * What the application hands to a connector when it makes one.
 *
 * @param connection the connection's name
 * @param settings the entries below the connection's name in {@code application.yaml}
 * @param meter where the connector counts its calls
 * @param tokens where rotating tokens live, shared by all instances
 * @param clock the only source of time
 */
public record ConnectorContext(
    ConnectionName connection,
    Settings settings,
    CallMeter meter,
    TokenVault tokens,
    Clock clock) {}
