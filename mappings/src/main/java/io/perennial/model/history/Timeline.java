package io.perennial.model.history;

import io.perennial.model.fact.AsOf;
import io.perennial.model.fact.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** All records of one kind that a customer has, and the moments at which they begin to differ. */
final class Timeline<T extends Fact<T>> {

  private final List<History<T>> histories;
  private final Instant[] moments;

  /**
   * @param order of the latest versions; does not depend on the order of reading
   */
  Timeline(List<History<T>> histories, Comparator<T> order) {
    List<History<T>> sorted = new ArrayList<>(histories);
    sorted.sort((one, other) -> order.compare(one.latest(), other.latest()));
    this.histories = List.copyOf(sorted);
    TreeSet<Instant> times = new TreeSet<>();
    for (History<T> history : sorted) {
      history.moments(times::add);
    }
    this.moments = times.toArray(Instant[]::new);
  }

  /** What could be seen at a time, in order. */
  List<T> at(AsOf at) {
    List<T> visible = new ArrayList<>(histories.size());
    for (History<T> history : histories) {
      Optional<T> then = history.at(at);
      if (then.isPresent()) {
        visible.add(then.get());
      }
    }
    return Collections.unmodifiableList(visible);
  }

  /** Whether the same could be seen at two times, the later one given second. */
  boolean same(Instant one, Instant other) {
    return countUpTo(one) == countUpTo(other);
  }

  List<Instant> moments() {
    return Arrays.asList(moments);
  }

  void changes(Consumer<Instant> sink) {
    for (History<T> history : histories) {
      history.changes(sink);
    }
  }

  void announced(Instant time, Consumer<Instant> sink) {
    for (History<T> history : histories) {
      history.announced(time, sink);
    }
  }

  List<History<T>> histories() {
    return histories;
  }

  private int countUpTo(Instant time) {
    int index = Arrays.binarySearch(moments, time);
    return index < 0 ? -index - 1 : index + 1;
  }
}
