package io.perennial.mapping.rule;

import io.perennial.mapping.path.WhenGone;
import java.util.Optional;

/**
 * What a rule does with values that are missing or wrong.
 *
 * @param whenNull a value that is missing
 * @param defaultValue ours, for {@link WhenNull#DEFAULT}
 * @param skipBad whether a value that cannot be understood counts as missing instead of making the
 *     record unusable
 * @param whenGone a field that vanished from the vendor's object
 */
record Policy(
    WhenNull whenNull, Optional<Object> defaultValue, boolean skipBad, WhenGone whenGone) {

  /** What becomes of a missing value. */
  enum WhenNull {
    /** Our field stays unknown. */
    SKIP,
    /** The record cannot be used. */
    REFUSE,
    /** The default takes its place. */
    DEFAULT
  }
}
