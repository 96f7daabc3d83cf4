package io.perennial.sandbox.world;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A shelf of records that stand in a list. */
final class ListShelf implements Shelf {

  static final ListShelf EMPTY = new ListShelf(List.of());

  private final List<Entry> entries;
  private final Map<String, Integer> indexes = new HashMap<>();

  /**
   * One record.
   *
   * @param modifiedAt epoch milliseconds
   */
  record Entry(String id, long modifiedAt, boolean deleted, Map<String, Object> fields) {}

  ListShelf(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    for (int i = 0; i < entries.size(); i++) {
      if (indexes.put(entries.get(i).id(), i) != null) {
        throw new IllegalArgumentException("two records with the id " + entries.get(i).id());
      }
    }
  }

  @Override
  public int size() {
    return entries.size();
  }

  @Override
  public String id(int index) {
    return entries.get(index).id();
  }

  @Override
  public OptionalInt index(String id) {
    Integer index = indexes.get(id);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  @Override
  public long modifiedAt(int index) {
    return entries.get(index).modifiedAt();
  }

  @Override
  public boolean deleted(int index) {
    return entries.get(index).deleted();
  }

  @Override
  public Map<String, Object> record(int index) {
    return entries.get(index).fields();
  }
}
