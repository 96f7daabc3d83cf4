package io.perennial.store;

import io.perennial.model.CanonicalRecord;
import io.perennial.model.CanonicalType;
import java.util.List;

/** Whoever works out customers learns which records changed, in the page's transaction. */
public interface Owners {

  /** Some records that we hold are about to change: their present owners are affected. */
  void before(StreamKey key, CanonicalType type, List<String> ids);

  /**
   * Some records have changed: their new owners are affected.
   *
   * @param ids all of them
   * @param alive those that have a meaning now
   */
  void after(StreamKey key, CanonicalType type, List<String> ids, List<CanonicalRecord> alive);
}
