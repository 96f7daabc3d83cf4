package io.perennial.sandbox.state;

import java.util.BitSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;

/** Walks base and overlay side by side in the order of modification time and id. */
final class Scan implements PrimitiveIterator.OfInt {

  private static final int NONE = -1;

  private final Table table;
  private final Timeline timeline;
  private final BitSet overlaid;
  private final Iterator<Map.Entry<Table.Place, Integer>> overlay;
  private final int step;
  private int rank;
  private final int end;
  private int nextBase;
  private int nextOverlay;

  /**
   * Starts a walk.
   *
   * @param from first rank of the base to visit
   * @param end the rank after the last, in the direction of the step
   * @param step 1 for oldest first, -1 for newest first
   */
  Scan(
      Table table,
      Timeline timeline,
      BitSet overlaid,
      Iterator<Map.Entry<Table.Place, Integer>> overlay,
      int from,
      int end,
      int step) {
    this.table = table;
    this.timeline = timeline;
    this.overlaid = overlaid;
    this.overlay = overlay;
    this.rank = from;
    this.end = end;
    this.step = step;
    this.nextBase = advanceBase();
    this.nextOverlay = advanceOverlay();
  }

  @Override
  public boolean hasNext() {
    return nextBase != NONE || nextOverlay != NONE;
  }

  @Override
  public int nextInt() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    boolean takeBase =
        nextOverlay == NONE || (nextBase != NONE && compare(nextBase, nextOverlay) * step < 0);
    int result = takeBase ? nextBase : nextOverlay;
    if (takeBase) {
      nextBase = advanceBase();
    } else {
      nextOverlay = advanceOverlay();
    }
    return result;
  }

  private int compare(int one, int other) {
    int byTime = Long.compare(table.modifiedAt(one), table.modifiedAt(other));
    return byTime != 0 ? byTime : table.id(one).compareTo(table.id(other));
  }

  private int advanceBase() {
    while ((end - rank) * step > 0) {
      int index = timeline.index(rank);
      rank += step;
      if (!overlaid.get(index)) {
        return index;
      }
    }
    return NONE;
  }

  private int advanceOverlay() {
    return overlay.hasNext() ? overlay.next().getValue() : NONE;
  }
}
