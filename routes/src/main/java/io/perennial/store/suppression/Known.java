package io.perennial.store.suppression;

import java.util.Map;
import java.util.Set;

/**
 * Those of a page's records that are to be ignored.
 *
 * @param ids keys of all of them
 * @param byAddress by the subject's hash, the keys of those that only an address has told of
 */
public record Known(Set<String> ids, Map<String, Set<String>> byAddress) {

  static final Known NONE = new Known(Set.of(), Map.of());

  public Known {
    ids = Set.copyOf(ids);
    byAddress = Map.copyOf(byAddress);
  }
}
