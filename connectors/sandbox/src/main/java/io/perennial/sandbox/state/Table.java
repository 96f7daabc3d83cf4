package io.perennial.sandbox.state;

import io.perennial.sandbox.world.Shelf;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * All records of one kind: the shelf, and over it what calls changed.
 *
 * <p>A record is known by its <em>handle</em>: its index on the shelf, or the next number for a
 * record that a call created. Memory grows with changes, not with the shelf. The owner's lock
 * guards it: many readers or one writer.
 */
public final class Table {

  private final Shelf base;
  private final int baseSize;
  private final Timeline timeline;
  private final BitSet overlaid = new BitSet();
  private final Map<Integer, Entry> overlay = new HashMap<>();
  private final Map<String, Integer> created = new HashMap<>();
  private final NavigableMap<Place, Integer> changes = new TreeMap<>();
  private final Map<String, FieldIndex> indexes = new ConcurrentHashMap<>();
  private int next;

  public Table(Shelf base) {
    this.base = base;
    this.baseSize = base.size();
    this.timeline = new Timeline(base);
    this.next = baseSize;
  }

  /** The handle of a record, deleted ones included. */
  public Optional<Integer> find(String id) {
    Integer handle = created.get(id);
    if (handle != null) {
      return Optional.of(handle);
    }
    return base.index(id).stream().boxed().findFirst();
  }

  /** Handles of the records that hold a value; the first question for a field builds its index. */
  public List<Integer> findBy(String field, String value) {
    return indexes.computeIfAbsent(field, name -> new FieldIndex(name, this)).find(value);
  }

  /** Handles of the records inside the span, by modification time and id. */
  public PrimitiveIterator.OfInt scan(Span span, boolean newestFirst) {
    int low = timeline.firstAtOrAfter(span.from());
    int high = span.to() == Long.MAX_VALUE ? baseSize : timeline.firstAtOrAfter(span.to() + 1);
    if (span.from() > span.to()) {
      return IntStream.empty().iterator();
    }
    NavigableMap<Place, Integer> part =
        changes.subMap(new Place(span.from(), ""), true, new Place(span.to(), "\uffff"), true);
    return newestFirst
        ? new Scan(
            this,
            timeline,
            overlaid,
            part.descendingMap().entrySet().iterator(),
            high - 1,
            low - 1,
            -1)
        : new Scan(this, timeline, overlaid, part.entrySet().iterator(), low, high, 1);
  }

  public String id(int handle) {
    Entry entry = overlay.get(handle);
    return entry == null ? base.id(handle) : entry.id();
  }

  /** Epoch milliseconds, whole seconds. */
  public long modifiedAt(int handle) {
    Entry entry = overlay.get(handle);
    return entry == null ? timeline.modifiedAt(handle) : entry.modifiedAt();
  }

  public boolean deleted(int handle) {
    Entry entry = overlay.get(handle);
    return entry == null ? base.deleted(handle) : entry.deleted();
  }

  /** The record's values; a base record is made for this. */
  public Map<String, Object> fields(int handle) {
    Entry entry = overlay.get(handle);
    return entry == null ? base.record(handle) : entry.fields();
  }

  /** The whole record. */
  public Entry entry(int handle) {
    Entry entry = overlay.get(handle);
    return entry == null
        ? new Entry(base.id(handle), modifiedAt(handle), base.deleted(handle), base.record(handle))
        : entry;
  }

  /** Adds a record and returns its handle. */
  public int create(Entry entry) {
    if (find(entry.id()).isPresent()) {
      throw new IllegalArgumentException("there is a record with the id " + entry.id());
    }
    int handle = next++;
    created.put(entry.id(), handle);
    place(handle, entry);
    return handle;
  }

  /** Replaces a record by its next state. */
  public void put(int handle, Entry entry) {
    unplace(handle);
    place(handle, entry);
  }

  /** Takes back {@link #create}: the record never was. */
  public void uncreate(int handle) {
    created.remove(id(handle));
    unplace(handle);
    overlay.remove(handle);
  }

  /** How many records differ from the shelf. */
  public int changed() {
    return overlay.size();
  }

  private void place(int handle, Entry entry) {
    overlay.put(handle, entry);
    changes.put(new Place(entry.modifiedAt(), entry.id()), handle);
    if (handle < baseSize) {
      overlaid.set(handle);
    }
    indexes.values().forEach(index -> index.add(handle, entry.fields()));
  }

  private void unplace(int handle) {
    Entry before = entry(handle);
    changes.remove(new Place(before.modifiedAt(), before.id()));
    indexes.values().forEach(index -> index.remove(handle, before.fields()));
  }

  /** Where a changed record stands in the order. */
  record Place(long modifiedAt, String id) implements Comparable<Place> {

    @Override
    public int compareTo(Place other) {
      int byTime = Long.compare(modifiedAt, other.modifiedAt);
      return byTime != 0 ? byTime : id.compareTo(other.id);
    }
  }
}
