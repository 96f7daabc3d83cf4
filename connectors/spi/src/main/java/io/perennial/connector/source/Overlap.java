package io.perennial.connector.source;

/**
 * The window behind a cursor into which late records may still fall.
 *
 * @param window what to count
 * @param from where to read again if the count differs
 */
public record Overlap(Window window, Cursor from) {}
