package io.perennial.connector;

import java.util.Optional;

/**
 * Keeps a connection's rotating tokens, shared by all instances and kept over restarts.
 *
 * <p>A vendor that rotates tokens takes the old one back when it gives the new one: whoever loses
 * the new one is locked out. A refresh therefore happens under {@link #refresh}'s lock.
 */
public interface TokenVault {

  /** The tokens last kept; empty at first use. The text is the connector's own. */
  Optional<String> load(ConnectionName connection);

  /**
   * Replaces the tokens while no other instance can do the same.
   *
   * <p>The refresher gets the tokens as they are kept at this moment, which may be newer than those
   * that the caller saw refused, and gives the tokens to keep: they are safely stored when this
   * method returns.
   */
  String refresh(ConnectionName connection, Refresher refresher);

  /** Gets new tokens from the vendor, or returns the given ones if they are new enough. */
  interface Refresher {
    String refresh(Optional<String> kept);
  }
}
