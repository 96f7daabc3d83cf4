package io.perennial.store;

import io.perennial.connector.source.Cursor;

/**
 * How far one part of a stream has been read.
 *
 * @param key the stream
 * @param part which part of a first read that was shared out; the last one goes on for ever
 * @param cursor where the next page begins
 */
public record Place(StreamKey key, int part, Cursor cursor) {

  public Place at(Cursor next) {
    return new Place(key, part, next);
  }
}
