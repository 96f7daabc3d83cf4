package io.perennial.store;

import io.perennial.connector.ConnectionName;

/**
 * One stream of one connection.
 *
 * @param connection for example {@code stripe-eu}
 * @param stream for example {@code invoices}
 */
public record StreamKey(ConnectionName connection, String stream) {

  /** The lease that whoever pulls or writes these records holds. */
  public String lease() {
    return "pull/" + this;
  }

  @Override
  public String toString() {
    return connection + "/" + stream;
  }
}
