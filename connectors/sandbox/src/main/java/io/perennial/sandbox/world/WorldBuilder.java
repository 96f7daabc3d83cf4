package io.perennial.sandbox.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a small world down, record by record.
 *
 * <pre>{@code
 * World.written()
 *     .record("Account", id, Instant.parse("2026-06-01T12:00:00Z")).set("Name", "Acme")
 *     .record("Account", other, Instant.parse("2026-06-02T12:00:00Z")).deleted()
 *     .build();
 * }</pre>
 */
public final class WorldBuilder {

  private final Map<String, List<Draft>> drafts = new LinkedHashMap<>();
  private Draft current = new Draft("", 0);

  WorldBuilder() {}

  /**
   * Begins a record; what follows belongs to it.
   *
   * @param kind the vendor's name of the kind
   * @param modifiedAt when it last changed at the vendor
   */
  public WorldBuilder record(String kind, String id, Instant modifiedAt) {
    current = new Draft(id, modifiedAt.toEpochMilli());
    drafts.computeIfAbsent(kind, key -> new ArrayList<>()).add(current);
    return this;
  }

  /** Sets a field of the current record. */
  public WorldBuilder set(String field, Object value) {
    current.fields.put(field, value);
    return this;
  }

  /** Puts the current record into the recycle bin. */
  public WorldBuilder deleted() {
    current.deleted = true;
    return this;
  }

  /** The world as written so far; later records do not enter it. */
  public World build() {
    Map<String, Shelf> shelves = new HashMap<>();
    drafts.forEach(
        (kind, list) -> shelves.put(kind, new ListShelf(list.stream().map(Draft::entry).toList())));
    return kind -> shelves.getOrDefault(kind, Shelf.empty());
  }

  /** A record that is still being written. */
  private static final class Draft {

    private final String id;
    private final long modifiedAt;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private boolean deleted;

    Draft(String id, long modifiedAt) {
      this.id = id;
      this.modifiedAt = modifiedAt;
    }

    ListShelf.Entry entry() {
      return new ListShelf.Entry(id, modifiedAt, deleted, Map.copyOf(fields));
    }
  }
}
