package io.perennial.store;

import java.util.List;

/**
 * Whoever keeps what our own fields hold learns of it with each page, in the page's transaction.
 */
public interface OwnFields {

  /**
   * Some records came back with our own fields: an equal value confirms our write, another one was
   * made by a person or an automation.
   *
   * @param object the vendor's object, as our writes call it
   */
  void confirm(StreamKey key, String object, List<Incoming> page);
}
