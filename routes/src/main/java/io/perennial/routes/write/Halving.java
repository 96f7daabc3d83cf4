package io.perennial.routes.write;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the bad records in what was refused together: halves it until each stands alone. Used by
 * one thread.
 *
 * <p>When a first half is taken, the fault lies in the second, which is therefore halved without
 * being sent: one bad record in 200 costs between 8 and 16 calls beside the first.
 */
final class Halving {

  private final Deque<Part> parts = new ArrayDeque<>();
  private @Nullable Part sent;
  private int refusedInARow;
  private int mostInARow;

  /**
   * Records that travel together.
   *
   * @param first whether the next part is the other half of the same whole
   */
  private record Part(List<String> ids, boolean first) {}

  /** The keys of the records to send next; empty if nothing is being halved. */
  Optional<List<String>> next() {
    sent = parts.poll();
    return Optional.ofNullable(sent).map(Part::ids);
  }

  /**
   * Something was sent: the part that {@link #next} gave, or records that nobody suspected.
   *
   * @param together those that were refused with others
   * @param alone whether the only record sent was refused for good
   */
  void told(List<String> together, boolean alone) {
    Part part = sent;
    sent = null;
    if (part == null) {
      refusedInARow = 0;
      mostInARow = bound(together.size());
    }
    if (!together.isEmpty()) {
      refusedInARow++;
      split(together);
    } else if (alone) {
      refusedInARow++;
    } else {
      refusedInARow = 0;
      if (part != null && part.first()) {
        split(parts.remove().ids());
      }
    }
  }

  /** Enough to find a few bad records side by side, and far fewer calls than records. */
  private static int bound(int records) {
    return 2 * (Integer.SIZE - Integer.numberOfLeadingZeros(records)) + 4;
  }

  private void split(List<String> ids) {
    int middle = (ids.size() + 1) / 2;
    if (ids.size() > middle) {
      parts.push(new Part(List.copyOf(ids.subList(middle, ids.size())), false));
    }
    parts.push(new Part(List.copyOf(ids.subList(0, middle)), ids.size() > middle));
  }

  /**
   * What is left when the vendor refuses one part after the other: it is hardly about single
   * records then, and no calls are spent on them before the next turn. Empty while there is hope.
   */
  List<String> givenUp() {
    if (parts.isEmpty() || refusedInARow <= mostInARow) {
      return List.of();
    }
    List<String> left = new ArrayList<>();
    parts.forEach(part -> left.addAll(part.ids()));
    parts.clear();
    return left;
  }
}
