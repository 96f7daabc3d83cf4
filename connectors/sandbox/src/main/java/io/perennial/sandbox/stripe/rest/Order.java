package io.perennial.sandbox.stripe.rest;

import io.perennial.sandbox.state.Entry;
import io.perennial.sandbox.state.Span;
import io.perennial.sandbox.state.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Walks a table by {@code created} and id, from a place on and in either direction. */
final class Order {

  private final Table table;

  Order(Table table) {
    this.table = table;
  }

  /**
   * Handles inside a span of milliseconds.
   *
   * @param newestFirst the direction of the walk
   * @param behind where the walk begins, itself left out; empty for the span's end
   * @param customer only objects of this customer; empty for all
   */
  Iterator<Integer> walk(
      Span span, boolean newestFirst, Optional<Entry> behind, Optional<String> customer) {
    Span part =
        behind
            .map(
                place ->
                    newestFirst
                        ? span.and(new Span(Long.MIN_VALUE, place.modifiedAt()))
                        : span.and(new Span(place.modifiedAt(), Long.MAX_VALUE)))
            .orElse(span);
    Iterator<Integer> all =
        customer.isPresent()
            ? of(customer.get(), part, newestFirst)
            : table.scan(part, newestFirst);
    return behind.isEmpty() ? all : skip(all, behind.get(), newestFirst);
  }

  private Iterator<Integer> of(String customer, Span span, boolean newestFirst) {
    Comparator<Integer> order = Comparator.comparing(table::modifiedAt);
    order = order.thenComparing(table::id);
    return table.findBy("customer", customer).stream()
        .filter(handle -> table.modifiedAt(handle) >= span.from())
        .filter(handle -> table.modifiedAt(handle) <= span.to())
        .sorted(newestFirst ? order.reversed() : order)
        .iterator();
  }

  /** Leaves out what stands in the same second, but not behind the place. */
  private Iterator<Integer> skip(Iterator<Integer> all, Entry place, boolean newestFirst) {
    List<Integer> sameSecond = new ArrayList<>();
    Integer first = null;
    while (all.hasNext() && first == null) {
      int handle = all.next();
      if (table.modifiedAt(handle) != place.modifiedAt()) {
        first = handle;
      } else if (table.id(handle).compareTo(place.id()) * (newestFirst ? -1 : 1) > 0) {
        sameSecond.add(handle);
      }
    }
    if (first != null) {
      sameSecond.add(first);
    }
    return new Joined(sameSecond.iterator(), all);
  }

  /** One walk after the other. */
  private record Joined(Iterator<Integer> one, Iterator<Integer> other)
      implements Iterator<Integer> {

    @Override
    public boolean hasNext() {
      return one.hasNext() || other.hasNext();
    }

    @Override
    public Integer next() {
      return one.hasNext() ? one.next() : other.next();
    }
  }
}
