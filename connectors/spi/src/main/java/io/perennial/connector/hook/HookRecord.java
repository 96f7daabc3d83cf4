package io.perennial.connector.hook;

/**
 * A record that an event names.
 *
 * @param stream one of the source's streams, for example {@code tickets}
 * @param id the vendor's key
 */
public record HookRecord(String stream, String id) {}
