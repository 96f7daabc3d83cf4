package io.perennial.turn;

/**
 * Something that kept a turn from being complete.
 *
 * @param connection where; empty if it is not about one
 * @param stream the stream or the target's object; empty if it is about the whole connection
 * @param id the record; empty if it is about more than one
 * @param code the vendor's, or ours
 * @param reason what happened, with the vendor's words
 * @param mend what a person does about it
 */
public record Problem(
    String connection, String stream, String id, String code, String reason, String mend) {}
