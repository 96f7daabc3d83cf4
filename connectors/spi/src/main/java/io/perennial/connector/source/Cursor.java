package io.perennial.connector.source;

/**
 * A place in a stream. Only the source that gave it can read it.
 *
 * @param value the source's own text; empty is the beginning
 */
public record Cursor(String value) {

  public static final Cursor START = new Cursor("");
}
