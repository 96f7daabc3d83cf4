package io.perennial.connector.source;

import java.util.Optional;

/**
 * Something in a page that is no record we can keep.
 *
 * @param id the vendor's key, if at least that could be read
 * @param reason names the field and what is wrong with it, never its value
 */
public record UnreadableRecord(Optional<String> id, String reason) {}
