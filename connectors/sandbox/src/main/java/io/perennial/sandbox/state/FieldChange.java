package io.perennial.sandbox.state;

import java.util.Optional;

/**
 * One field of one {@link RecordWrite}.
 *
 * @param before empty if the field was empty
 * @param after as stored, that is after the vendor's rounding and trimming
 */
public record FieldChange(String field, Optional<Object> before, Optional<Object> after) {

  /** Whether the write changed anything. */
  public boolean differs() {
    return !before.equals(after);
  }
}
