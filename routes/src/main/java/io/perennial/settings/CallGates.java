package io.perennial.settings;

import io.perennial.connector.ConnectionName;

/** Makes the gate of each connection. */
@FunctionalInterface
public interface CallGates {

  /** A new gate. */
  CallGate of(ConnectionName connection);
}
