package io.perennial.ledger;

import io.perennial.connector.ConnectionName;
import io.perennial.store.StreamKey;

/**
 * A kind of record that we write to.
 *
 * @param connection for example {@code salesforce}
 * @param object the vendor's name, for example {@code Account}
 * @param stream the stream that brings these records back, for example {@code accounts}
 */
public record Target(ConnectionName connection, String object, String stream)
    implements Comparable<Target> {

  /** Whoever writes holds the stream's lease, so that no page read meanwhile shows older values. */
  public StreamKey key() {
    return new StreamKey(connection, stream);
  }

  @Override
  public int compareTo(Target other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return connection + "/" + object;
  }
}
