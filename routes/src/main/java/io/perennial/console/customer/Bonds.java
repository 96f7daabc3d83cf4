package io.perennial.console.customer;

import io.perennial.console.When;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ties a customer to records of other systems.
 *
 * @param links records that belong to it
 * @param proposals records that may belong to it and wait for a person's word
 * @param writes what was last written to each target about it
 */
record Bonds(List<Link> links, List<Proposal> proposals, List<Written> writes) {

  Bonds {
    links = List.copyOf(links);
    proposals = List.copyOf(proposals);
    writes = List.copyOf(writes);
  }

  /** A record that belongs to the customer, and by which rule. */
  record Link(
      String connection,
      String type,
      String id,
      String name,
      String rule,
      String confidence,
      String by,
      When since) {}

  /** A record that may belong to the customer. */
  record Proposal(
      String connection, String type, String id, String name, String rule, String confidence) {}

  /**
   * One target record.
   *
   * @param fields names and values that were sent
   * @param state of the last write: ACKNOWLEDGED, REFUSED, SENDING or NEVER
   * @param at when that was; null if never
   * @param pending whether it is still to be written
   */
  record Written(
      String target,
      String id,
      List<Field> fields,
      String state,
      String message,
      @Nullable When at,
      boolean pending) {}

  /** A field that was written. */
  record Field(String name, String before, String after) {}
}
