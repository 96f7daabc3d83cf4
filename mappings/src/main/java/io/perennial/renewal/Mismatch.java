package io.perennial.renewal;

import java.time.LocalDate;

/**
 * Two sources that name different renewal dates; shown to people, never averaged.
 *
 * @param used the item whose date counts
 * @param other the item that disagrees
 */
public record Mismatch(RenewalItem used, RenewalItem other) {

  public LocalDate usedDate() {
    return used.date().orElseThrow();
  }

  public LocalDate otherDate() {
    return other.date().orElseThrow();
  }

  public DateSource usedSource() {
    return used.source().orElseThrow();
  }

  public DateSource otherSource() {
    return other.source().orElseThrow();
  }
}
