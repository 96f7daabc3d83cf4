package io.perennial.erase.subject;

import io.perennial.store.StreamKey;
import io.perennial.store.suppression.Held;
import java.util.List;
import java.util.Set;

/**
 * What is held about somebody, and how it can be known.
 *
 * @param records to be removed with all that is about them
 * @param customers to be removed: the one asked for and those that were merged into it
 * @param values keys that stand for nothing else, wherever they are found
 * @param names by which others speak of them
 * @param addresses of a person, in lower case
 * @param again streams to be read again, since only their records can tell
 * @param remarks sentences for the certificate
 */
public record Found(
    List<Held> records,
    List<Long> customers,
    Set<String> values,
    Names names,
    Set<String> addresses,
    Set<StreamKey> again,
    List<String> remarks) {

  public Found {
    records = List.copyOf(records);
    customers = List.copyOf(customers);
    values = Set.copyOf(values);
    addresses = Set.copyOf(addresses);
    again = Set.copyOf(again);
    remarks = List.copyOf(remarks);
  }
}
