package io.perennial.mapping.transform;

import java.util.Optional;

/** The work of a {@link Transform}. A pure function: the same value always gives the same. */
@FunctionalInterface
public interface Conversion {

  /**
   * Converts one value.
   *
   * @param value JSON as Java holds it: text, number, boolean, list or map; never null
   * @return empty if the value says nothing, for example blank text
   * @throws BadValueException if it says something that we cannot understand
   */
  Optional<Object> convert(Object value) throws BadValueException;
}
