package io.perennial.model.history;

import java.time.Instant;

/**
 * A record as we once read it; valid until the next version was read.
 *
 * @param readAt when we read it
 * @param value the record
 */
public record Version<T>(Instant readAt, T value) {}
