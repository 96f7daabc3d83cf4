package io.perennial.sandbox.world;

/** All records that a look-alike starts with. */
public interface World {

  /** A world without records. */
  static World empty() {
    return kind -> Shelf.empty();
  }

  /** Starts a world of records written by hand. */
  static WorldBuilder written() {
    return new WorldBuilder();
  }

  /**
   * The records of a kind, an empty shelf if there are none.
   *
   * @param kind the vendor's name of the kind, for example {@code Account} or {@code tickets}
   */
  Shelf shelf(String kind);
}
