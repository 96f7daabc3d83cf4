package io.perennial.sandbox.company.cast;

import java.util.OptionalInt;

/**
 * A customer's part in the company.
 *
 * @param support how its organisations in support are recognised
 * @param billing how its customers in billing are recognised
 * @param early whether it is in its first term
 * @param parent number of the customer that owns it and shares its domain with it
 * @param twin number of another customer with the same domain and nothing else in common
 */
public record Part(
    Archetype archetype,
    Size size,
    Identity support,
    Identity billing,
    boolean early,
    OptionalInt parent,
    OptionalInt twin) {

  /** The same, linked by ids: for a customer whose twin or parent does not exist. */
  Part alone() {
    return new Part(
        archetype,
        size,
        Identity.EXPLICIT_LONG,
        Identity.EXPLICIT_LONG,
        early,
        OptionalInt.empty(),
        OptionalInt.empty());
  }
}
