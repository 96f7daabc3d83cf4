package io.perennial.store;

import java.util.List;

/** Whoever holds refused values back learns with each page which records people have changed. */
public interface Refusable {

  /**
   * Some records came in a page, whether or not they differ from what we hold; part of the page's
   * transaction.
   *
   * @param object the vendor's object, as our writes call it
   */
  void moved(StreamKey key, String object, List<String> ids);
}
