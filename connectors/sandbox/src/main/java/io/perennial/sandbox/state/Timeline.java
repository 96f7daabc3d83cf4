package io.perennial.sandbox.state;

import io.perennial.sandbox.world.Shelf;

/** A shelf's records in the order of modification time and id: twelve bytes a record. */
final class Timeline {

  private static final long SECOND = 1000;

  private final Shelf shelf;
  private final long[] times; // by index
  private final int[] order; // index by rank

  Timeline(Shelf shelf) {
    this.shelf = shelf;
    this.times = new long[shelf.size()];
    this.order = new int[shelf.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = Math.floorDiv(shelf.modifiedAt(i), SECOND) * SECOND;
      order[i] = i;
    }
    sort(order.clone(), order, 0, order.length);
  }

  int index(int rank) {
    return order[rank];
  }

  /** Epoch milliseconds, whole seconds. */
  long modifiedAt(int index) {
    return times[index];
  }

  /** Rank of the first record that is not older. */
  int firstAtOrAfter(long time) {
    int low = 0;
    int high = order.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[order[middle]] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Merge sort of {@code target[from..to)}; {@code source} holds the same numbers. */
  private void sort(int[] source, int[] target, int from, int to) {
    if (to - from < 2) {
      return;
    }
    int middle = (from + to) >>> 1;
    sort(target, source, from, middle);
    sort(target, source, middle, to);
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      boolean takeLeft =
          right >= to || (left < middle && compare(source[left], source[right]) <= 0);
      target[i] = takeLeft ? source[left++] : source[right++];
    }
  }

  private int compare(int one, int other) {
    int byTime = Long.compare(times[one], times[other]);
    return byTime != 0 || one == other ? byTime : shelf.id(one).compareTo(shelf.id(other));
  }
}
