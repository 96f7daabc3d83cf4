package io.perennial.store;

import io.perennial.model.CanonicalType;
import java.util.List;

/** Whoever works out customers learns which records changed, in the page's transaction. */
public interface Owners {

  /**
   * Some records changed: whoever owns them by the canonical tables' present word is affected.
   * Called before and after the tables are changed, so that old and new owners are.
   */
  void touched(StreamKey key, CanonicalType type, List<String> ids);
}
