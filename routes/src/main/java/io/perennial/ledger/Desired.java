package io.perennial.ledger;

import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a target's record should hold.
 *
 * @param target the kind of record
 * @param id the vendor's key
 * @param customer whose conclusions these are
 * @param values by the vendor's field name, in the form that the target gives them back
 * @param occasion what is worth a write, compared with the last one; empty if any difference is
 * @param pause from one write of the record to the next; empty if there is none
 */
public record Desired(
    Target target,
    String id,
    long customer,
    SortedMap<String, @Nullable Object> values,
    Optional<String> occasion,
    Optional<Duration> pause) {

  public Desired {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }
}
