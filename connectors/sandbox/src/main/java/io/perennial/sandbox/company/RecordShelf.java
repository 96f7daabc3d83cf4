package io.perennial.sandbox.company;

import io.perennial.sandbox.company.record.Keys;
import io.perennial.sandbox.company.record.Kind;
import io.perennial.sandbox.world.Shelf;
import java.util.Map;
import java.util.OptionalInt;

/** The records of one kind, made from stories. */
final class RecordShelf implements Shelf {

  private final Kind kind;
  private final Catalog catalog;
  private final Keys keys;
  private final Records records;

  RecordShelf(Kind kind, Catalog catalog, Keys keys, Records records) {
    this.kind = kind;
    this.catalog = catalog;
    this.keys = keys;
    this.records = records;
  }

  @Override
  public int size() {
    return catalog.size(kind);
  }

  @Override
  public String id(int index) {
    return keys.key(kind, index);
  }

  @Override
  public OptionalInt index(String id) {
    return keys.index(kind, id, size());
  }

  @Override
  public long modifiedAt(int index) {
    return catalog.modifiedAt(kind, index);
  }

  @Override
  public Map<String, Object> record(int index) {
    int customer = catalog.customer(kind, index);
    return records.of(kind, catalog.story(customer), index - catalog.first(kind, customer));
  }
}
