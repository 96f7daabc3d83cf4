package io.perennial.store;

import io.perennial.connector.ConnectionName;

/**
 * One stream of one connection.
 *
 * @param connection for example {@code stripe-eu}
 * @param stream for example {@code invoices}
 */
public record StreamKey(ConnectionName connection, String stream) {

  /** How the names of all streams' leases begin. */
  public static final String LEASES = "pull/";

  /** The lease that whoever pulls or writes these records holds. */
  public String lease() {
    return LEASES + this;
  }

  @Override
  public String toString() {
    return connection + "/" + stream;
  }
}
