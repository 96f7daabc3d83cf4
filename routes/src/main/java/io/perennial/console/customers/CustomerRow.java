package io.perennial.console.customers;

import io.perennial.console.Shown;
import java.util.List;

/**
 * One customer in the table.
 *
 * @param band as it is stored; empty without a score
 * @param flags open ones as people read them, the most pressing first
 */
record CustomerRow(
    long id,
    String name,
    Shown points,
    String band,
    Shown trend,
    Shown arr,
    Shown renewalDate,
    String renewalFlag,
    Shown coverage,
    List<String> flags) {

  CustomerRow {
    flags = List.copyOf(flags);
  }
}
