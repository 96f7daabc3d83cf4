package io.perennial.sandbox.stripe.shape;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which references an answer shall show as whole objects.
 *
 * @param below what to expand, and what to expand inside of it
 */
public record Expand(Map<String, Expand> below) {

  /** References stay ids. */
  public static final Expand NOTHING = new Expand(Map.of());

  /** Reads paths such as {@code discounts.source.coupon}; each expands what lies on its way. */
  public static Expand of(Collection<String> paths) {
    Expand root = new Expand(new LinkedHashMap<>());
    for (String path : paths) {
      Expand place = root;
      for (String property : path.split("\\.")) {
        place = place.below.computeIfAbsent(property, name -> new Expand(new LinkedHashMap<>()));
      }
    }
    return root;
  }

  /** What to expand inside of a property; empty if the property itself stays as it is. */
  public Optional<Expand> into(String property) {
    return Optional.ofNullable(below.get(property));
  }
}
