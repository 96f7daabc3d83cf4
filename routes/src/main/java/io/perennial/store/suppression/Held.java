package io.perennial.store.suppression;

import io.perennial.model.CanonicalType;
import io.perennial.store.StreamKey;

/**
 * A record by all the names under which something of it is held.
 *
 * @param key its stream
 * @param object the vendor's object behind the stream, as our writes call it
 * @param type what the stream's records become
 * @param id the vendor's key
 */
public record Held(StreamKey key, String object, CanonicalType type, String id) {}
